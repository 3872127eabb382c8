-- The single things in it.
CREATE TABLE news_items (
  news_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  firm_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,
  what VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,     -- answer, files, comment, ticked, reopened, excuse, returned, refused
  amount INT UNSIGNED NOT NULL,                 -- how many of them
  staff_id BIGINT UNSIGNED NULL,                -- who, where it was staff
  author_name VARCHAR(120) NOT NULL,            -- as it was then
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (news_id, id),
  UNIQUE KEY news_items_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
