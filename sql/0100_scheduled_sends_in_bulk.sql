-- Which change of several work items at once planned it, so that all of them are taken back together.
ALTER TABLE scheduled_sends
  ADD COLUMN bulk_change_id BIGINT UNSIGNED NULL,
  ADD KEY scheduled_sends_bulk (firm_id, bulk_change_id);
