-- Whether staff had not looked at it yet: it waits for them again once it is back.
ALTER TABLE removed_documents
  ADD COLUMN waited TINYINT UNSIGNED NOT NULL DEFAULT 0;
