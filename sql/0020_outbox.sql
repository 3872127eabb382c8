-- Mail waiting to be sent, written in the transaction that caused it. It holds what a letter is
-- about, never its text or token: the mailer writes the letter at the moment of sending.
CREATE TABLE outbox (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  firm_id BIGINT UNSIGNED NOT NULL,
  letter VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,            -- checklist, access_link, new_device, not_me
  to_address VARCHAR(254) NOT NULL,
  work_item_id BIGINT UNSIGNED NULL,
  checklist_id BIGINT UNSIGNED NULL,
  link_id BIGINT UNSIGNED NULL,
  contact_id BIGINT UNSIGNED NULL,
  staff_id BIGINT UNSIGNED NULL,                -- the sender, or whom a notice is for
  device_id BIGINT UNSIGNED NULL,
  browser VARCHAR(80) NOT NULL DEFAULT '',      -- 'Safari on iPhone', where one asked for the mail
  created_at DATETIME(6) NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- queued, sending, sent, failed, cancelled
  next_attempt_at DATETIME(6) NOT NULL,         -- of a queued one; of one being sent: its lease's end
  attempts INT UNSIGNED NOT NULL DEFAULT 0,
  claimed_by VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,            -- which mailer is sending it
  sent_at DATETIME(6) NULL,
  server_words VARCHAR(400) NULL,               -- what the mail server said last
  message_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,       -- its left half, the same for every attempt
  PRIMARY KEY (id),
  KEY outbox_due (state, next_attempt_at, id),
  KEY outbox_link (firm_id, link_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
