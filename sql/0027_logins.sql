-- A contact's optional password account.
CREATE TABLE logins (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  password_hash VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,    -- Argon2id
  created_at DATETIME(6) NOT NULL,
  password_changed_at DATETIME(6) NOT NULL,
  totp_secret VARBINARY(128) NULL,              -- sealed under the installation's key
  totp_since DATETIME(6) NULL,                  -- empty: the secret is not confirmed by a code yet
  totp_last_step BIGINT UNSIGNED NULL,          -- of the last code that was taken: each counts once
  PRIMARY KEY (firm_id, contact_id),
  CONSTRAINT logins_contact FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
