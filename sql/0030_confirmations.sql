-- What a mailed one-time link lets a contact do.
CREATE TABLE confirmations (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,                -- make_login, reset_password, reset_pin
  address VARCHAR(254) NOT NULL,                -- where its mail goes
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NULL,
  ended_at DATETIME(6) NULL,                    -- a newer one took its place
  PRIMARY KEY (firm_id, contact_id, id),
  UNIQUE KEY confirmations_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
