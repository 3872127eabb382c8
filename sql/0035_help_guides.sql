-- The firm's help guide as a PDF, made when what it says changes.
CREATE TABLE help_guides (
  firm_id BIGINT UNSIGNED NOT NULL,
  made_from BINARY(32) NOT NULL,                -- digest of the words, settings and password in it
  pdf MEDIUMBLOB NOT NULL,                      -- opens with the password alone (AES-256)
  made_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
