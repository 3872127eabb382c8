-- Of work that was left as it was because somebody changed it between the question and the yes: who did.
ALTER TABLE bulk_change_items ADD COLUMN changed_by VARCHAR(120) NULL;
