-- What was done to several work items at once, to say what became of each and to take it back for a while.
CREATE TABLE bulk_changes (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  staff_id BIGINT UNSIGNED NOT NULL,            -- who did it, and who alone sees it
  deed VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- assign, status, send
  target VARCHAR(120) NOT NULL,                 -- the assignee's or the status's name, as it was then
  token BIGINT UNSIGNED NOT NULL,               -- of the page whose button did it: a second click finds it
  done_at DATETIME(6) NOT NULL,
  undone_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY bulk_changes_id (id),
  UNIQUE KEY bulk_changes_token (firm_id, staff_id, token),
  KEY bulk_changes_age (done_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
