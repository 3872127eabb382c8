-- As review_queue has them.
ALTER TABLE accepted_requests
  ADD COLUMN removed INT UNSIGNED NOT NULL DEFAULT 0 AFTER comments,
  ADD COLUMN since DATETIME(6) NULL;
