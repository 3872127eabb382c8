-- The words of the work that is there. The same SELECT as core/domain/work_search.cpp.
INSERT IGNORE INTO work_words (firm_id, word, work_item_id)
SELECT w.firm_id, LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(w.words, ' ', p.place), ' ', -1), 24), w.id
FROM (
  SELECT i.firm_id, i.id, TRIM(REGEXP_REPLACE(CONCAT(i.title, ' ', k.name),
    '[\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]+', ' ')) AS words
  FROM work_items i JOIN clients k ON k.firm_id = i.firm_id AND k.id = i.client_id
) w
JOIN (SELECT 1 + e.d + 5 * f.d AS place
  FROM (SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) e,
    (SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) f
) p ON p.place <= 1 + LENGTH(w.words) - LENGTH(REPLACE(w.words, ' ', ''))
WHERE w.words <> '';
