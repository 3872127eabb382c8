-- Each containing of a whole firm, and whether its rows have been cleared away.
CREATE TABLE containments (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  staff_id BIGINT UNSIGNED NOT NULL,
  contained_at DATETIME(6) NOT NULL,
  cleared_at DATETIME(6) NULL,                  -- nothing of before is left in the tables
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY containments_id (id),
  KEY containments_open (cleared_at, id),
  CONSTRAINT containments_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
