-- A contact's PIN for what was sent before the New Client Portal.
CREATE TABLE pins (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  pin_hash VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,         -- Argon2id
  failures INT UNSIGNED NOT NULL DEFAULT 0,     -- wrong ones since the last right one; the 5th locks
  locked_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, contact_id),
  CONSTRAINT pins_contact FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
