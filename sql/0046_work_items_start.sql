-- When the work begins, which sends and recurring work count from.
ALTER TABLE work_items ADD COLUMN start_on DATE NULL AFTER assignee_id;
