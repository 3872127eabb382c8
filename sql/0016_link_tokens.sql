-- A link's tokens. Each attempt to mail a link makes a fresh one at the moment of sending, so that
-- a mail that arrived although its server never said so still opens.
CREATE TABLE link_tokens (
  token_hash BINARY(32) NOT NULL,               -- keyed BLAKE2b; the token itself is nowhere
  firm_id BIGINT UNSIGNED NOT NULL,
  link_id BIGINT UNSIGNED NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash),
  KEY link_tokens_link (firm_id, link_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
