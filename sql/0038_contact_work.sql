-- What each contact sees of each work item, as their lists show it: made from the other tables in the
-- transaction that changes them (core/domain/contact_work). The key keeps what a contact has to do, and
-- what was completed last, in two short ranges, however long the history is.
CREATE TABLE contact_work (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  place TINYINT UNSIGNED NOT NULL,              -- 0 something to do, 1 with the firm, 2 completed
  sorted_at DATETIME(6) NOT NULL,               -- to do: the nearest due date, 9999-12-31 for none; with the firm:
                                                -- since when; completed: when
  work_item_id BIGINT UNSIGNED NOT NULL,
  client_id BIGINT UNSIGNED NOT NULL,
  title VARCHAR(200) NOT NULL,                  -- the work item's
  due_on DATE NULL,                             -- the nearest one of the requests to do
  done INT UNSIGNED NOT NULL,                   -- requests that the contact sees
  total INT UNSIGNED NOT NULL,
  PRIMARY KEY (firm_id, contact_id, place, sorted_at, work_item_id),
  UNIQUE KEY contact_work_item (firm_id, work_item_id, contact_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
