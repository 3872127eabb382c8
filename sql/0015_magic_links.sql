-- One a send and recipient, and one for each access link asked for.
CREATE TABLE magic_links (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  checklist_id BIGINT UNSIGNED NOT NULL,
  send_id BIGINT UNSIGNED NOT NULL,             -- the send that it goes back to
  origin VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,            -- send, access_link
  address VARCHAR(254) NOT NULL,                -- where its mail goes; Send Access Link uses no other
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,              -- unclaimed until then
  claimed_at DATETIME(6) NULL,
  device_id BIGINT UNSIGNED NULL,               -- that claimed it
  ended_at DATETIME(6) NULL,
  ended_reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,          -- replaced, revoked
  PRIMARY KEY (firm_id, work_item_id, contact_id, id),
  UNIQUE KEY magic_links_id (id),
  KEY magic_links_send (firm_id, send_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
