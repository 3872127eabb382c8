-- Letters about an invitation.
ALTER TABLE outbox ADD COLUMN invitation_id BIGINT UNSIGNED NULL AFTER confirmation_id;
