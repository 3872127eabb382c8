-- What a template asks.
CREATE TABLE template_requests (
  firm_id BIGINT UNSIGNED NOT NULL,
  template_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  position INT UNSIGNED NOT NULL,
  section VARCHAR(120) NOT NULL DEFAULT '',
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- as of client_requests
  required TINYINT UNSIGNED NOT NULL DEFAULT 1,
  title VARCHAR(200) NOT NULL,                  -- with placeholders
  description TEXT NOT NULL,                    -- Markdown, with placeholders
  details TEXT NULL,
  due_days INT NULL,                            -- after the start of the work; negative: before it
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, template_id, id),
  UNIQUE KEY template_requests_id (id),
  CONSTRAINT template_requests_template FOREIGN KEY (firm_id, template_id) REFERENCES checklist_templates (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
