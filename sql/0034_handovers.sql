-- "Continue on another device": short codes, each once and for two minutes.
CREATE TABLE handovers (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code_hash BINARY(32) NOT NULL,                -- keyed BLAKE2b
  contact_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  device_id BIGINT UNSIGNED NOT NULL,           -- that hands over
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NULL,
  used_by BIGINT UNSIGNED NULL,                 -- the device that took it
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY handovers_id (id),
  UNIQUE KEY handovers_code (code_hash),
  KEY handovers_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
