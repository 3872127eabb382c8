-- Pictures of documents, sealed in the store like these. Copies of a document share them.
CREATE TABLE preview_pictures (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  document_id BIGINT UNSIGNED NOT NULL,
  page SMALLINT UNSIGNED NOT NULL,              -- from 1; 0: the thumbnail
  width SMALLINT UNSIGNED NOT NULL,             -- pixels
  height SMALLINT UNSIGNED NOT NULL,
  size BIGINT UNSIGNED NOT NULL,                -- bytes
  stored_as VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed_key VARBINARY(128) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, document_id, page),
  KEY preview_pictures_stored_as (stored_as)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
