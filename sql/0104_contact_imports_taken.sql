-- What was read from which column of the file, in words: whoever looks at what will happen sees a street that was
-- taken for an e-mail address.
ALTER TABLE contact_imports
  ADD COLUMN taken VARCHAR(800) NOT NULL DEFAULT '' AFTER read_as;
