-- What is known of a document's pictures, and what waits for the previewer: a row for each that may have some.
CREATE TABLE document_previews (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  document_id BIGINT UNSIGNED NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- wanted, made, none
  attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  next_attempt_at DATETIME(6) NOT NULL,         -- of a wanted one: not before; a previewer that takes it moves it on
  pages SMALLINT UNSIGNED NOT NULL DEFAULT 0,   -- pictures beside the thumbnail
  pages_in_all INT UNSIGNED NOT NULL DEFAULT 0, -- that the document has
  PRIMARY KEY (firm_id, work_item_id, document_id),
  KEY document_previews_waiting (state, next_attempt_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
