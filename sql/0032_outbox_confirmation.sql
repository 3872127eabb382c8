-- Letters about a confirmation.
ALTER TABLE outbox ADD COLUMN confirmation_id BIGINT UNSIGNED NULL AFTER link_id;
