-- A client's wish that completed work be opened again: one for each time that it was completed. It is
-- open while the work is still completed since then.
CREATE TABLE reopen_asks (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  completed_at DATETIME(6) NOT NULL,            -- the work item's, when it was asked
  contact_id BIGINT UNSIGNED NOT NULL,
  contact_name VARCHAR(120) NOT NULL,           -- as it was then
  reason VARCHAR(500) NOT NULL,                 -- may be empty
  asked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, completed_at),
  KEY reopen_asks_newest (firm_id, asked_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
