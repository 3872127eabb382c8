-- What opens a login when its second factor is lost; each once.
CREATE TABLE login_recovery_codes (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  code_hash BINARY(32) NOT NULL,                -- keyed BLAKE2b
  created_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, contact_id, code_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
