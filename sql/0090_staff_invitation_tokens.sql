-- An invitation's tokens: each attempt to mail it makes a fresh one, as with link_tokens.
CREATE TABLE staff_invitation_tokens (
  token_hash BINARY(32) NOT NULL,               -- keyed BLAKE2b; the token itself is nowhere
  firm_id BIGINT UNSIGNED NOT NULL,
  invitation_id BIGINT UNSIGNED NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash),
  KEY staff_invitation_tokens_invitation (firm_id, invitation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
