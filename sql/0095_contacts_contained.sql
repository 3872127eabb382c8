-- The same for one contact.
ALTER TABLE contacts
  ADD COLUMN contained_at DATETIME(6) NULL;
