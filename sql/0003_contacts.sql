-- The client persons of a firm.
CREATE TABLE contacts (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(120) NOT NULL,
  time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'UTC',
  language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'en', -- BCP 47
  version INT UNSIGNED NOT NULL DEFAULT 1,      -- of the row, for edits that cross
  created_at DATETIME(6) NOT NULL,
  deleted_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY contacts_id (id),
  KEY contacts_name (firm_id, deleted_at, name, id),
  CONSTRAINT contacts_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
