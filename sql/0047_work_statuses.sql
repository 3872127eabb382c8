-- A firm's own names for where work stands. Each is of one of the five kinds, which all rules go by.
CREATE TABLE work_statuses (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- as work_items.status
  name VARCHAR(60) NOT NULL,
  position INT UNSIGNED NOT NULL,               -- among those of its kind, from 1
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  retired_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY work_statuses_id (id),
  CONSTRAINT work_statuses_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
