-- The people who work at a firm.
CREATE TABLE staff (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(120) NOT NULL,
  address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,          -- normal form; signs in and gets notices
  role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- admin, member
  password_hash VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,    -- Argon2id
  created_at DATETIME(6) NOT NULL,
  deactivated_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY staff_id (id),
  UNIQUE KEY staff_address (firm_id, address),
  CONSTRAINT staff_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
