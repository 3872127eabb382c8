-- Staff may keep the work completed, and say why.
ALTER TABLE reopen_asks
  ADD COLUMN declined_at DATETIME(6) NULL,
  ADD COLUMN declined_by VARCHAR(120) NULL,     -- as they were called then
  ADD COLUMN answer VARCHAR(500) NOT NULL DEFAULT '';
