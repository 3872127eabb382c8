-- WebAuthn credentials of logins.
CREATE TABLE passkeys (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  credential_id VARBINARY(1023) NOT NULL,
  credential_hash BINARY(32) NOT NULL,          -- BLAKE2b of credential_id: its key
  algorithm INT NOT NULL,                       -- COSE: -7 ES256, -8 EdDSA, -257 RS256
  public_key VARBINARY(1024) NOT NULL,
  sign_count BIGINT UNSIGNED NOT NULL,
  name VARCHAR(60) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, contact_id, id),
  UNIQUE KEY passkeys_id (id),
  UNIQUE KEY passkeys_credential (firm_id, credential_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
