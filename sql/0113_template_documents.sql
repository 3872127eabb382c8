-- Files of staff's that the checklists made from a template come with. Their stored files are shared, as those of
-- copies are.
CREATE TABLE template_documents (
  firm_id BIGINT UNSIGNED NOT NULL,
  template_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,          -- of template_requests
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  author_name VARCHAR(120) NOT NULL,            -- as it was then
  name VARCHAR(200) NOT NULL,                   -- cleaned; data only, never a path
  media_type VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,       -- by content, not by name
  size BIGINT UNSIGNED NOT NULL,                -- bytes
  sha256 BINARY(32) NOT NULL,
  stored_as VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,         -- the sealed file's generated name
  sealed_key VARBINARY(128) NOT NULL,           -- the file's own key under the installation's
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, template_id, request_id, id),
  UNIQUE KEY template_documents_id (id),
  KEY template_documents_stored_as (stored_as)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
