-- Settings of the office: when a day's reminders go out, and the firm's logo.
ALTER TABLE firms
  ADD COLUMN reminders_at SMALLINT UNSIGNED NOT NULL DEFAULT 540,   -- minutes after midnight, in the recipient's time zone
  ADD COLUMN logo CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';  -- names the picture's content, in hex; empty: none
