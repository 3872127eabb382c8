-- Files of either side.
CREATE TABLE documents (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  contact_id BIGINT UNSIGNED NULL,              -- who: a contact or
  staff_id BIGINT UNSIGNED NULL,                -- a member of staff
  author_name VARCHAR(120) NOT NULL,            -- as it was then
  name VARCHAR(200) NOT NULL,                   -- cleaned; data only, never a path
  media_type VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,       -- by content, not by name
  size BIGINT UNSIGNED NOT NULL,                -- bytes
  sha256 BINARY(32) NOT NULL,
  stored_as VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,         -- the sealed file's generated name
  sealed_key VARBINARY(128) NOT NULL,           -- the file's own key under the installation's
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, request_id, id),
  UNIQUE KEY documents_id (id),
  UNIQUE KEY documents_stored_as (stored_as)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
