ALTER TABLE removed_documents
  ADD COLUMN comment_id BIGINT UNSIGNED NULL;   -- as in documents
