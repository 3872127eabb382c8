-- Checklists that were never sent can be deleted, and restored for a while.
ALTER TABLE checklists
  ADD COLUMN deleted_at DATETIME(6) NULL,
  ADD COLUMN deleted_by VARCHAR(120) NULL,      -- name of who did, as it was then
  ADD KEY checklists_deleted (firm_id, deleted_at);
