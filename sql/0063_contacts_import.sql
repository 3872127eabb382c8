-- By which line of which import a contact came in.
ALTER TABLE contacts
  ADD COLUMN import_id BIGINT UNSIGNED NULL,
  ADD COLUMN import_line INT UNSIGNED NULL,
  ADD KEY contacts_import (firm_id, import_id, import_line);
