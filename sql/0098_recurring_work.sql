-- The work items of each series. Its key says that no start is made twice.
CREATE TABLE recurring_work (
  firm_id BIGINT UNSIGNED NOT NULL,
  recurrence_id BIGINT UNSIGNED NOT NULL,
  starts_on DATE NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (firm_id, recurrence_id, starts_on),
  UNIQUE KEY recurring_work_item (firm_id, work_item_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
