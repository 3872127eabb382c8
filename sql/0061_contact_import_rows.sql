-- The lines of an import. Several lines with one address are one contact: `first_line` names the first.
CREATE TABLE contact_import_rows (
  firm_id BIGINT UNSIGNED NOT NULL,
  import_id BIGINT UNSIGNED NOT NULL,
  line INT UNSIGNED NOT NULL,                   -- of the file, from 1
  first_line INT UNSIGNED NOT NULL,
  name VARCHAR(120) NOT NULL,
  address VARCHAR(254) NOT NULL,                -- the primary one, for showing
  time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,         -- '': not said
  language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,          -- '': not said
  client VARCHAR(160) NOT NULL,                 -- '': none
  client_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- '': not said
  fault VARCHAR(300) NOT NULL,                  -- why the line cannot come in; '' if it can
  contact_id BIGINT UNSIGNED NULL,              -- who has one of its addresses, or has come in by it
  is_new TINYINT UNSIGNED NOT NULL DEFAULT 1,   -- the contact was not there
  client_id BIGINT UNSIGNED NULL,               -- the client of that name
  PRIMARY KEY (firm_id, import_id, line),
  KEY contact_import_rows_client (firm_id, import_id, client)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
