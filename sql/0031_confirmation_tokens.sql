-- A confirmation's tokens: each attempt to mail it makes a fresh one, as with link_tokens.
CREATE TABLE confirmation_tokens (
  token_hash BINARY(32) NOT NULL,               -- keyed BLAKE2b; the token itself is nowhere
  firm_id BIGINT UNSIGNED NOT NULL,
  confirmation_id BIGINT UNSIGNED NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash),
  KEY confirmation_tokens_confirmation (firm_id, confirmation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
