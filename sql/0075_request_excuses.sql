-- What clients said instead of answering a request. At most one of a request waits.
CREATE TABLE request_excuses (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  contact_id BIGINT UNSIGNED NOT NULL,
  contact_name VARCHAR(120) NOT NULL,           -- as it was then
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,     -- dont_have, not_applicable, already_sent, need_until
  until_on DATE NULL,                           -- of need_until
  note VARCHAR(1000) NOT NULL,                  -- may be empty
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,    -- waiting, accepted, refused, withdrawn
  created_at DATETIME(6) NOT NULL,
  settled_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, work_item_id, request_id, id),
  UNIQUE KEY request_excuses_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
