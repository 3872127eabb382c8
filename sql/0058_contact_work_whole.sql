-- 1: the contact has full access to the client, so the row counts all that was sent of the work item.
ALTER TABLE contact_work ADD COLUMN whole TINYINT UNSIGNED NOT NULL DEFAULT 0;
