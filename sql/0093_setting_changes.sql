-- Which setting of the firm was changed, from what to what. Append-only: the application's user may INSERT and SELECT.
CREATE TABLE setting_changes (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  at DATETIME(6) NOT NULL,
  staff_id BIGINT UNSIGNED NOT NULL,
  staff_name VARCHAR(120) NOT NULL,             -- as it was then
  setting VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,           -- the form's name of it: 'link_days'
  old_value VARCHAR(300) NOT NULL,              -- of a password: empty
  new_value VARCHAR(300) NOT NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY setting_changes_id (id),
  CONSTRAINT setting_changes_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
