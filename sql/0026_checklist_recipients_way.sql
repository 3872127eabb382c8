-- How the recipient comes in: by magic link, or by PIN where it was sent before the New Client Portal.
ALTER TABLE checklist_recipients
  ADD COLUMN way VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'link';  -- link, pin
