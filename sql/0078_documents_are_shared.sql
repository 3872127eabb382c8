-- Copies of a checklist share the files of its requests: the rows are what counts who needs a stored file.
ALTER TABLE documents
  DROP KEY documents_stored_as,
  ADD KEY documents_stored_as (stored_as),
  ADD COLUMN client_read_at DATETIME(6) NULL;   -- when a contact first downloaded a file of staff's
