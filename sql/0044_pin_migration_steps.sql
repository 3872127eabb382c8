-- What a run has to resend: one a recipient, written when it is started.
CREATE TABLE pin_migration_steps (
  firm_id BIGINT UNSIGNED NOT NULL,
  migration_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  checklist_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,             -- waiting, resent, obsolete, failed
  why VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',    -- of a failed one
  done_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, migration_id, work_item_id, checklist_id, contact_id),
  KEY pin_migration_steps_state (firm_id, migration_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
