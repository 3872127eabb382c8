-- What an accepted request and its line of the review queue were before, so that accepting can be taken back. All that
-- one member of staff accepted by one press has the same time. Kept for a day; the key is what pages ask by.
CREATE TABLE accepted_requests (
  firm_id BIGINT UNSIGNED NOT NULL,
  staff_id BIGINT UNSIGNED NOT NULL,
  accepted_at DATETIME(6) NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  request_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,                -- of the request once it was accepted: another one is somebody's change
  extends TINYINT UNSIGNED NOT NULL,            -- an excuse of need_until was accepted, which completes nothing
  status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- from here on: as it was before
  completed_at DATETIME(6) NULL,
  completed_by VARCHAR(120) NULL,
  completed_by_contact BIGINT UNSIGNED NULL,
  review VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  due_on DATE NULL,
  excuse_id BIGINT UNSIGNED NULL,               -- the one that waited
  came_in_at DATETIME(6) NULL,                  -- of the queue, as the rest; NULL: nothing waited there
  author_name VARCHAR(120) NOT NULL,
  answers INT UNSIGNED NOT NULL,
  files INT UNSIGNED NOT NULL,
  comments INT UNSIGNED NOT NULL,
  ticked TINYINT UNSIGNED NOT NULL,
  reopened TINYINT UNSIGNED NOT NULL,
  excuse TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (firm_id, staff_id, accepted_at, work_item_id, request_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
