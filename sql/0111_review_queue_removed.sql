-- Files that a client took back after staff had seen them wait for a look, too.
ALTER TABLE review_queue
  ADD COLUMN removed INT UNSIGNED NOT NULL DEFAULT 0 AFTER comments,
  ADD COLUMN since DATETIME(6) NULL;            -- the first of what waits; NULL in rows of before
