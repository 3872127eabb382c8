-- What is to be sent later: "now" waits for its grace here, too.
CREATE TABLE scheduled_sends (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  checklist_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  contact_id BIGINT UNSIGNED NULL,              -- the one recipient who gets it; empty: all
  sender_id BIGINT UNSIGNED NOT NULL,           -- of staff, whom the mail names and replies go to
  planned_by BIGINT UNSIGNED NOT NULL,          -- of staff
  planned_by_name VARCHAR(120) NOT NULL,        -- as it was then
  timing VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,            -- now, date, start
  on_day DATE NULL,                             -- of timing date, in the firm's time zone
  days SMALLINT NULL,                           -- of timing start: after the work's start; below 0: before it
  minute_of_day SMALLINT UNSIGNED NULL,         -- of timing date and start, in the firm's time zone
  run_at DATETIME(6) NULL,                      -- when it is due; empty: the work has no start yet
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- waiting, sent, failed, cancelled
  why VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,                   -- it failed
  who VARCHAR(200) NULL,                        -- the recipient on whose account it failed
  planned_at DATETIME(6) NOT NULL,
  settled_at DATETIME(6) NULL,                  -- sent, failed or cancelled
  PRIMARY KEY (firm_id, work_item_id, checklist_id, id),
  UNIQUE KEY scheduled_sends_id (id),
  KEY scheduled_sends_due (state, run_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
