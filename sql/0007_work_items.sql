-- The jobs.
CREATE TABLE work_items (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  client_id BIGINT UNSIGNED NOT NULL,
  title VARCHAR(200) NOT NULL,
  assignee_id BIGINT UNSIGNED NOT NULL,
  due_on DATE NULL,
  status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,            -- planned, ready, in_progress, waiting, completed
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  completed_at DATETIME(6) NULL,
  completed_by VARCHAR(120) NULL,               -- name of who did, as it was then
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY work_items_id (id),
  KEY work_items_client (firm_id, client_id, id),
  KEY work_items_status (firm_id, status, due_on, id),
  KEY work_items_assignee (firm_id, assignee_id, status, due_on, id),
  CONSTRAINT work_items_client FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
  CONSTRAINT work_items_assignee FOREIGN KEY (firm_id, assignee_id) REFERENCES staff (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
