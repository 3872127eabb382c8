-- Links from sends that wait to be opened, by when they end: what staff are warned of.
ALTER TABLE magic_links
  ADD COLUMN open_until DATETIME(6) GENERATED ALWAYS AS (
    CASE WHEN origin = 'send' AND claimed_at IS NULL AND ended_at IS NULL THEN expires_at END) STORED,
  ADD KEY magic_links_open (firm_id, open_until);
