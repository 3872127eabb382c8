-- What a session cookie names.
CREATE TABLE sessions (
  token_hash BINARY(32) NOT NULL,
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- link, staff
  contact_id BIGINT UNSIGNED NULL,
  device_id BIGINT UNSIGNED NULL,
  staff_id BIGINT UNSIGNED NULL,
  created_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,                 -- to the minute, for the idle limit of staff
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash),
  UNIQUE KEY sessions_id (id),
  KEY sessions_contact (firm_id, contact_id),
  KEY sessions_device (firm_id, device_id),
  KEY sessions_staff (firm_id, staff_id),
  KEY sessions_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
