-- Browsers that have claimed something.
CREATE TABLE devices (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  token_hash BINARY(32) NOT NULL,
  fingerprint BINARY(32) NOT NULL,              -- keyed hash of what stays stable in a browser
  description VARCHAR(80) NOT NULL,             -- 'Safari on iPhone'
  name VARCHAR(60) NULL,                        -- what the client calls it
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY devices_id (id),
  UNIQUE KEY devices_token (token_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
