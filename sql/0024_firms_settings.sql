-- Settings of the client's login, of the PIN days and of the help guide.
ALTER TABLE firms
  ADD COLUMN new_portal_since DATETIME(6) NULL,                     -- "New Client Portal"; empty: off, and what is sent asks for a PIN
  ADD COLUMN second_factor_required TINYINT UNSIGNED NOT NULL DEFAULT 0,        -- of every login
  ADD COLUMN help_password VARCHAR(64) NOT NULL DEFAULT 'CPFAQ',    -- opens the downloaded help guide
  ADD COLUMN help_password_shown TINYINT UNSIGNED NOT NULL DEFAULT 0,           -- /help names it
  ADD COLUMN settings_version INT UNSIGNED NOT NULL DEFAULT 1;      -- for edits that cross
