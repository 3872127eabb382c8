-- What staff's lists of work are read by. sort_key puts open work in the order of due dates (in seconds
-- of the calendar; 400000000000 without one, which is after the year 9999) and completed work behind it,
-- newest first; work of a deleted client has none and is in no list. Every list is one range of one of these keys.
ALTER TABLE work_items
  ADD COLUMN work_status_id BIGINT UNSIGNED NULL AFTER status,        -- the firm's own name for the status
  ADD COLUMN asked_on DATE NULL,                -- the nearest due date of what clients have to do, 9999-12-31
                                                -- without one; NULL: nothing is asked of them
  ADD COLUMN client_deleted TINYINT UNSIGNED NOT NULL DEFAULT 0,      -- as clients.deleted_at says
  ADD COLUMN sort_key BIGINT UNSIGNED GENERATED ALWAYS AS (
    CASE WHEN client_deleted THEN NULL WHEN status = 'completed' THEN 1000000000000 - COALESCE(TO_SECONDS(completed_at), 0)
      WHEN due_on IS NULL THEN 400000000000 ELSE TO_SECONDS(due_on) END) STORED,
  DROP KEY work_items_client,
  DROP KEY work_items_status,
  DROP KEY work_items_assignee,
  ADD KEY work_items_sorted (firm_id, sort_key, id),
  ADD KEY work_items_client (firm_id, client_id, sort_key, id),
  ADD KEY work_items_status (firm_id, status, sort_key, id),
  ADD KEY work_items_own_status (firm_id, work_status_id, sort_key, id),
  ADD KEY work_items_assignee (firm_id, assignee_id, sort_key, id),
  ADD KEY work_items_assignee_status (firm_id, assignee_id, status, sort_key, id),
  ADD KEY work_items_assignee_own (firm_id, assignee_id, work_status_id, sort_key, id),
  ADD KEY work_items_asked (firm_id, asked_on, id),
  ADD KEY work_items_assignee_asked (firm_id, assignee_id, asked_on, id);
