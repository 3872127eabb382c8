-- What somebody is to be told by mail: one row for what came together in a quiet while, about one work item.
CREATE TABLE news (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NULL,              -- whom; NULL: whoever of staff the work is assigned to by then
  first_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,                  -- when it was quiet long enough, or has waited long enough
  told_at DATETIME(6) NULL,                     -- from then on nothing is added
  outbox_id BIGINT UNSIGNED NULL,               -- its mail; NULL where there was nobody to tell
  PRIMARY KEY (id),
  KEY news_open (firm_id, work_item_id, contact_id, told_at),
  KEY news_due (told_at, due_at, id),
  KEY news_outbox (outbox_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
