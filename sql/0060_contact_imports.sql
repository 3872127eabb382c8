-- Lists of contacts that staff bring in. The lines wait in contact_import_rows until somebody has looked at
-- what will happen; then all of them come in, in one transaction of a mailer, or none.
CREATE TABLE contact_imports (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  staff_id BIGINT UNSIGNED NOT NULL,
  staff_name VARCHAR(120) NOT NULL,
  ip VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  file_name VARCHAR(200) NOT NULL,
  read_as VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,           -- utf8, windows_1252
  ignored VARCHAR(400) NOT NULL,                -- headings that are none of ours
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- checked, confirmed, done, refused
  skips_existing TINYINT UNSIGNED NOT NULL DEFAULT 0,
  row_count INT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME(6) NOT NULL,
  confirmed_at DATETIME(6) NULL,
  finished_at DATETIME(6) NULL,
  progress INT UNSIGNED NOT NULL DEFAULT 0,     -- percent of a confirmed one
  claimed_by BIGINT UNSIGNED NULL,              -- which run brings it in; another number each time
  claimed_until DATETIME(6) NULL,               -- a run that died gives it up then
  new_contacts INT UNSIGNED NOT NULL DEFAULT 0, -- of one that is done
  known_contacts INT UNSIGNED NOT NULL DEFAULT 0,
  new_clients INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY contact_imports_id (id),
  KEY contact_imports_state (state, id),
  CONSTRAINT contact_imports_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
