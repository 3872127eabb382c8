-- What gets sent. The key keeps a work item's checklists together.
CREATE TABLE checklists (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(200) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  first_sent_at DATETIME(6) NULL,
  last_sent_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, work_item_id, id),
  UNIQUE KEY checklists_id (id),
  CONSTRAINT checklists_work_item FOREIGN KEY (firm_id, work_item_id) REFERENCES work_items (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
