-- Since when a member of staff has seen what came in: set by "Mark all as seen".
CREATE TABLE staff_looks (
  firm_id BIGINT UNSIGNED NOT NULL,
  staff_id BIGINT UNSIGNED NOT NULL,
  looked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, staff_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
