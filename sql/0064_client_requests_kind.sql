-- What kind of answer a request asks for, whether progress counts it, and under which heading it stands.
ALTER TABLE client_requests
  ADD COLUMN kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'text',  -- text, file, yes_no, choice, date, form
  ADD COLUMN required TINYINT UNSIGNED NOT NULL DEFAULT 1,
  ADD COLUMN section VARCHAR(120) NOT NULL DEFAULT '',              -- one of the checklist's; empty: above them all
  ADD COLUMN details TEXT NULL;                                     -- choice: its options, one a line; form: its fields, likewise
