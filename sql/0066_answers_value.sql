-- The same answer as `body`, as a program reads it: yes or no, the option, YYYY-MM-DD, "label<tab>value" a line of a
-- form. Empty for an answer in free words.
ALTER TABLE answers
  ADD COLUMN value TEXT NULL;
