-- Checklists to begin from.
CREATE TABLE checklist_templates (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(200) NOT NULL,                   -- how staff call it
  title VARCHAR(200) NOT NULL,                  -- of the checklists made from it, with placeholders
  sections TEXT NULL,                           -- as of checklists
  version INT UNSIGNED NOT NULL DEFAULT 1,      -- moves on with its requests too
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  deleted_at DATETIME(6) NULL,                  -- can be restored
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY checklist_templates_id (id),
  KEY checklist_templates_name (firm_id, deleted_at, name, id),
  CONSTRAINT checklist_templates_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
