-- The words of a work item's title and of its client's name, to search by their beginnings. It may hold words
-- of before a change: what a search finds is looked at again in the title and the name.
CREATE TABLE work_words (
  firm_id BIGINT UNSIGNED NOT NULL,
  word VARCHAR(24) NOT NULL,                    -- its first letters, where it is longer
  work_item_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (firm_id, word, work_item_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
