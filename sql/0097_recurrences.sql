-- Work that comes again: monthly, quarterly, yearly.
CREATE TABLE recurrences (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  work_item_id BIGINT UNSIGNED NOT NULL,        -- the newest of the series, which the next one copies
  every VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- monthly, quarterly, yearly
  counted_from DATE NOT NULL,                   -- a start as staff typed it; the 31st comes back after February
  counted INT UNSIGNED NOT NULL DEFAULT 0,      -- periods since then, made or skipped
  next_on DATE NOT NULL,                        -- when the next one starts
  lead_days INT UNSIGNED NOT NULL,              -- it is made so many days before
  make_at DATETIME(6) NOT NULL,                 -- that day's beginning in the firm's time zone
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- running, stopped
  stopped_why VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',  -- client_deleted; empty: by staff
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY recurrences_id (id),
  UNIQUE KEY recurrences_work (firm_id, work_item_id),
  KEY recurrences_due (state, make_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
