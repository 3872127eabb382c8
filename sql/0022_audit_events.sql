-- Who did what, when, from where. Append-only: the application's user may INSERT and SELECT.
CREATE TABLE audit_events (
  firm_id BIGINT UNSIGNED NOT NULL,
  number BIGINT UNSIGNED NOT NULL,              -- within the firm, without gaps
  at DATETIME(6) NOT NULL,
  action VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,            -- 'link.claimed'
  actor_kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,        -- contact, staff, system, nobody
  actor_id BIGINT UNSIGNED NOT NULL,
  actor_name VARCHAR(120) NOT NULL,             -- as it was then
  ip VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  client_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  subject_id BIGINT UNSIGNED NOT NULL,          -- of what the action is about
  detail VARCHAR(200) NOT NULL,                 -- plain words; no secret, no client's text
  chain BINARY(32) NOT NULL,                    -- keyed hash of this row and the chain before it
  PRIMARY KEY (firm_id, number),
  KEY audit_events_work (firm_id, work_item_id, at),
  KEY audit_events_actor (firm_id, actor_kind, at, action)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
