-- Text answers. A changed answer is a new row; the newest counts, none is lost.
CREATE TABLE answers (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  contact_id BIGINT UNSIGNED NULL,              -- who: a contact or
  staff_id BIGINT UNSIGNED NULL,                -- a member of staff
  author_name VARCHAR(120) NOT NULL,            -- as it was then
  body TEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (firm_id, work_item_id, request_id, id),
  UNIQUE KEY answers_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
