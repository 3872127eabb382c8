-- What clients were given before this moment opens nothing any more: sessions, links and Bindings must be younger.
ALTER TABLE firms
  ADD COLUMN contained_at DATETIME(6) NULL;
