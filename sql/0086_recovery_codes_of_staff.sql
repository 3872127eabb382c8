-- The same for recovery codes.
ALTER TABLE login_recovery_codes ADD COLUMN staff_id BIGINT UNSIGNED NOT NULL DEFAULT 0 AFTER contact_id;
