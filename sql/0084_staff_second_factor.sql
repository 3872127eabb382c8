-- Staff sign in with a second step, as logins do; and what their colleagues see of it.
ALTER TABLE staff
  ADD COLUMN password_changed_at DATETIME(6) NULL,      -- empty: the first one still
  ADD COLUMN totp_secret VARBINARY(128) NULL,           -- sealed under the installation's key
  ADD COLUMN totp_since DATETIME(6) NULL,
  ADD COLUMN totp_last_step BIGINT UNSIGNED NULL,       -- of the last code that was taken: each counts once
  ADD COLUMN signed_in_at DATETIME(6) NULL,             -- last
  ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 1;   -- of name, address and role
