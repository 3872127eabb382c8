-- Another number with each change of what the contact's lists show, so that an unchanged one need not be
-- read again. Never a number that was there before: UUID_SHORT(), not a count, which a restored database
-- would count once more.
ALTER TABLE contacts ADD COLUMN work_version BIGINT UNSIGNED NOT NULL DEFAULT 0;
