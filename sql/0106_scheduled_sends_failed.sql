-- What did not go out, for the dashboard: the newest first.
ALTER TABLE scheduled_sends
  ADD KEY scheduled_sends_failed (firm_id, state, settled_at);
