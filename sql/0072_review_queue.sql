-- What came in from clients and waits for staff's look: one row a request. It enters, or moves to the end,
-- when a client adds something, and leaves when staff accept, return, reply or say that they have seen it. The keys
-- keep "mine" and "all" in the order of time.
CREATE TABLE review_queue (
  firm_id BIGINT UNSIGNED NOT NULL,
  assignee_id BIGINT UNSIGNED NOT NULL,         -- the work item's
  came_in_at DATETIME(6) NOT NULL,              -- the newest of it; later with each addition
  request_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  checklist_id BIGINT UNSIGNED NOT NULL,
  client_id BIGINT UNSIGNED NOT NULL,
  author_name VARCHAR(120) NOT NULL,            -- of the newest, as it was then
  answers INT UNSIGNED NOT NULL DEFAULT 0,      -- how much came in since staff looked last
  files INT UNSIGNED NOT NULL DEFAULT 0,
  comments INT UNSIGNED NOT NULL DEFAULT 0,
  ticked TINYINT UNSIGNED NOT NULL DEFAULT 0,
  reopened TINYINT UNSIGNED NOT NULL DEFAULT 0,
  excuse TINYINT UNSIGNED NOT NULL DEFAULT 0,   -- one waits to be accepted or refused
  client_deleted TINYINT UNSIGNED NOT NULL DEFAULT 0,  -- waits for the client to be restored, and is not shown
  PRIMARY KEY (firm_id, assignee_id, came_in_at, request_id),
  UNIQUE KEY review_queue_request (firm_id, work_item_id, request_id),
  KEY review_queue_all (firm_id, came_in_at, request_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
