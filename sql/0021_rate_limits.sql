-- Sliding windows, counted across workers; a row is locked while it is counted.
CREATE TABLE rate_limits (
  subject BINARY(32) NOT NULL,                  -- keyed hash of action, firm and address or IP
  hits VARBINARY(1024) NOT NULL,                -- times of the counted ones, microseconds, 8 bytes each
  expires_at DATETIME(6) NOT NULL,              -- then the row says nothing more
  PRIMARY KEY (subject),
  KEY rate_limits_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
