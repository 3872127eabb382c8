-- The things asked. All of a work item lie in one range of the primary key.
CREATE TABLE client_requests (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  checklist_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  position INT UNSIGNED NOT NULL,               -- within the checklist, from 1
  title VARCHAR(200) NOT NULL,
  description TEXT NOT NULL,                    -- Markdown
  due_on DATE NULL,
  status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,            -- open, completed
  completed_at DATETIME(6) NULL,
  completed_by VARCHAR(120) NULL,               -- name of who did, as it was then
  completed_by_contact BIGINT UNSIGNED NULL,    -- and the contact, where it was one
  has_answer TINYINT UNSIGNED NOT NULL DEFAULT 0,
  comments INT UNSIGNED NOT NULL DEFAULT 0,     -- counts, so that a checklist's page reads one range
  documents INT UNSIGNED NOT NULL DEFAULT 0,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, checklist_id, id),
  UNIQUE KEY client_requests_id (id),
  CONSTRAINT client_requests_checklist FOREIGN KEY (firm_id, work_item_id, checklist_id) REFERENCES checklists (firm_id, work_item_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
