-- What passkeys have signed already: each challenge counts once. Rows go when the challenge would have expired.
CREATE TABLE spent_passkey_challenges (
  firm_id BIGINT UNSIGNED NOT NULL,
  challenge_hash BINARY(32) NOT NULL,           -- BLAKE2b
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, challenge_hash),
  KEY spent_passkey_challenges_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
