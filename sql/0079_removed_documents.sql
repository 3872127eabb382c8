-- Files of staff's that were taken back, for as long as that can be undone. Columns as in documents.
CREATE TABLE removed_documents (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NULL,
  staff_id BIGINT UNSIGNED NULL,
  author_name VARCHAR(120) NOT NULL,
  name VARCHAR(200) NOT NULL,
  media_type VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  size BIGINT UNSIGNED NOT NULL,
  sha256 BINARY(32) NOT NULL,
  stored_as VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed_key VARBINARY(128) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  removed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, request_id, id),
  KEY removed_documents_removed (removed_at),
  KEY removed_documents_stored_as (stored_as)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
