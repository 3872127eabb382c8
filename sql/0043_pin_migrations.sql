-- A firm's run that resends its PIN requests as magic links, at a set pace. The mailers work it off.
CREATE TABLE pin_migrations (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  staff_id BIGINT UNSIGNED NOT NULL,            -- who started it
  staff_name VARCHAR(120) NOT NULL,
  pace INT UNSIGNED NOT NULL,                   -- mails an hour
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- running, paused, cancelled, done
  started_at DATETIME(6) NOT NULL,
  next_at DATETIME(6) NOT NULL,                 -- when the next mail may go, while it runs
  ended_at DATETIME(6) NULL,                    -- done or cancelled
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY pin_migrations_id (id),
  KEY pin_migrations_due (state, next_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
