-- Who took the file away, as they were called then: a contact their own, or else staff. Only they can put it back.
ALTER TABLE removed_documents
  ADD COLUMN removed_by_contact BIGINT UNSIGNED NULL,             -- NULL: staff
  ADD COLUMN removed_by_name VARCHAR(120) NOT NULL DEFAULT '';    -- empty in rows of before
