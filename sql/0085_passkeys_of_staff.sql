-- Staff's passkeys lie beside those of logins, under contact 0.
ALTER TABLE passkeys ADD COLUMN staff_id BIGINT UNSIGNED NOT NULL DEFAULT 0 AFTER contact_id;
