-- Logos as they were uploaded, and as the previewer drew them anew.
CREATE TABLE firm_logos (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- wanted, made, refused
  attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  next_attempt_at DATETIME(6) NOT NULL,
  uploaded MEDIUMBLOB NULL,                     -- until it was drawn anew or refused
  png MEDIUMBLOB NULL,
  content CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',   -- names the png: the beginning of its SHA-256, in hex
  width SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  height SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  staff_id BIGINT UNSIGNED NOT NULL,            -- who uploaded it
  staff_name VARCHAR(120) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY firm_logos_id (id),
  KEY firm_logos_content (firm_id, content),
  KEY firm_logos_waiting (state, next_attempt_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
