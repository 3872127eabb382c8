-- Which plan a sending came from; empty: it was sent at once.
ALTER TABLE sends ADD COLUMN scheduled_send_id BIGINT UNSIGNED NULL;
