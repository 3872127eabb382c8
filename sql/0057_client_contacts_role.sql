-- What a contact sees of a client's work: 'limited' what was sent to them, 'full' all that was sent to
-- anybody for the client. Nobody sees more than before by this.
ALTER TABLE client_contacts ADD COLUMN role VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'limited';
