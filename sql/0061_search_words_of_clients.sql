-- And the clients. The same SELECT as core/domain/search_words.cpp.
INSERT INTO search_words (firm_id, kind, word, id)
SELECT DISTINCT x.firm_id, 2, x.word, x.id FROM (
  SELECT s.firm_id, s.id, LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(s.text, ' ', n.n), ' ', -1), 80) AS word FROM (
    SELECT r.firm_id, r.id, IF(p.p = 0, r.text,
      REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(r.text, '-', ' '), '.', ' '), '_', ' '), '+', ' '), '@', ' '), '/', ' '), ',', ' '), '(', ' '), ')', ' '), '''', ' '), '’', ' ')) AS text
    FROM (SELECT k.firm_id, k.id, k.name AS text FROM clients k) r CROSS JOIN (SELECT 0 AS p UNION ALL SELECT 1) p
    WHERE p.p = 0 OR r.text <> REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(r.text, '-', ' '), '.', ' '), '_', ' '), '+', ' '), '@', ' '), '/', ' '), ',', ' '), '(', ' '), ')', ' '), '''', ' '), '’', ' ')) s
  JOIN (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15 UNION ALL SELECT 16) n
    ON n.n <= 1 + CHAR_LENGTH(s.text) - CHAR_LENGTH(REPLACE(s.text, ' ', ''))) x
WHERE x.word <> '' ON DUPLICATE KEY UPDATE id = VALUES(id);
