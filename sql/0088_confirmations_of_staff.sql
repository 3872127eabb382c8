-- Staff who forgot their password: kind reset_staff, whose it is once the mailer has found out.
ALTER TABLE confirmations ADD COLUMN staff_id BIGINT UNSIGNED NULL AFTER contact_id;
