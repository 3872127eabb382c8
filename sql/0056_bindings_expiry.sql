-- What devices hold, by when it ends: what staff are warned of.
ALTER TABLE bindings
  ADD COLUMN held_until DATETIME(6) GENERATED ALWAYS AS (
    CASE WHEN ended_at IS NULL THEN expires_at END) STORED,
  ADD KEY bindings_held (firm_id, held_until);
