-- Each sending of a checklist.
CREATE TABLE sends (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  checklist_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  staff_id BIGINT UNSIGNED NOT NULL,            -- the sender
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- send, resend
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, checklist_id, id),
  UNIQUE KEY sends_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
