-- A comment may come with files.
ALTER TABLE documents
  ADD COLUMN comment_id BIGINT UNSIGNED NULL;   -- NULL: it was added to the request itself
