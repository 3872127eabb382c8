-- What somebody waits for (an access link, a reset, a confirmation) goes before what is sent in bulk.
ALTER TABLE outbox
  ADD COLUMN priority TINYINT UNSIGNED NOT NULL DEFAULT 1 AFTER state,          -- 0: somebody waits for it; 1: it has time
  ADD KEY outbox_next (state, priority, next_attempt_at, id);
