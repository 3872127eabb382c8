-- Work of which nothing was ever sent can be deleted, and restored for a while. Deleted work has no sort_key, as that of
-- a deleted client, and so is in no list.
ALTER TABLE work_items
  ADD COLUMN deleted_at DATETIME(6) NULL,
  ADD COLUMN deleted_by VARCHAR(120) NULL,      -- name of who did, as it was then
  ADD KEY work_items_deleted (firm_id, deleted_at),
  MODIFY COLUMN sort_key BIGINT UNSIGNED GENERATED ALWAYS AS (
    CASE WHEN client_deleted OR deleted_at IS NOT NULL THEN NULL
      WHEN status = 'completed' THEN 1000000000000 - COALESCE(TO_SECONDS(completed_at), 0)
      WHEN due_on IS NULL THEN 400000000000 ELSE TO_SECONDS(due_on) END) STORED;
