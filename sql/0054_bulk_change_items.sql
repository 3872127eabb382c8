-- The work items of a bulk change, and what became of each.
CREATE TABLE bulk_change_items (
  firm_id BIGINT UNSIGNED NOT NULL,
  bulk_change_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,           -- done, or why not; see core/domain/bulk_change.hpp
  mails INT UNSIGNED NOT NULL DEFAULT 0,        -- of a send
  old_assignee_id BIGINT UNSIGNED NULL,         -- what was before, of an assignment or a status
  old_status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  old_work_status_id BIGINT UNSIGNED NULL,
  new_version INT UNSIGNED NULL,                -- the work item's, which must still be there to take it back
  PRIMARY KEY (firm_id, bulk_change_id, work_item_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
