-- What contacts and clients are found by as one types: each word of their names and addresses, and for a
-- contact those of its clients (core/domain/search_words). A search is a range of the primary key; the
-- collation makes upper case and accents the same.
CREATE TABLE search_words (
  firm_id BIGINT UNSIGNED NOT NULL,
  kind TINYINT UNSIGNED NOT NULL,               -- 1 contact, 2 client
  word VARCHAR(80) NOT NULL,
  id BIGINT UNSIGNED NOT NULL,                  -- the contact's or the client's
  PRIMARY KEY (firm_id, kind, word, id),
  KEY search_words_id (firm_id, kind, id, word)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
