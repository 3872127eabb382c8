-- What staff decided about what came in for a request, one row a decision, none changed afterwards.
CREATE TABLE request_reviews (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  verdict VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,  -- accepted, returned, excuse_accepted, excuse_refused
  staff_id BIGINT UNSIGNED NOT NULL,
  staff_name VARCHAR(120) NOT NULL,             -- as it was then
  note VARCHAR(1000) NOT NULL,                  -- for the client; empty where nothing was returned or refused
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, request_id, id),
  UNIQUE KEY request_reviews_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
