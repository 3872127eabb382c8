-- The end of each firm's chain; locked while a row is added, so that the chain has one order.
CREATE TABLE audit_heads (
  firm_id BIGINT UNSIGNED NOT NULL,
  number BIGINT UNSIGNED NOT NULL,
  chain BINARY(32) NOT NULL,
  PRIMARY KEY (firm_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
