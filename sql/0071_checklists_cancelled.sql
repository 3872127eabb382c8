-- A checklist that was sent and is not needed any more, until it is sent again.
ALTER TABLE checklists
  ADD COLUMN cancelled_at DATETIME(6) NULL,
  ADD COLUMN cancelled_by VARCHAR(120) NULL;    -- name of who did, as it was then
