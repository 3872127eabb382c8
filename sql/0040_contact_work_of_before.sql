-- What was sent before contact_work was there. The same SELECT as core/domain/contact_work.cpp.
INSERT INTO contact_work (firm_id, contact_id, place, sorted_at, work_item_id, client_id, title, due_on, done, total)
SELECT w.firm_id, s.contact_id,
  CASE WHEN w.status = 'completed' THEN 2 WHEN s.done < s.total THEN 0 ELSE 1 END,
  CASE WHEN w.status = 'completed' THEN COALESCE(w.completed_at, w.created_at)
    WHEN s.done < s.total THEN COALESCE(TIMESTAMP(s.due_on), '9999-12-31')
    ELSE COALESCE(s.last_done_at, s.first_sent_at) END,
  w.id, w.client_id, w.title, s.due_on, s.done, s.total
FROM (
  SELECT t.firm_id, t.work_item_id, t.contact_id, MIN(t.first_sent_at) AS first_sent_at,
    COUNT(r.id) AS total, COALESCE(SUM(r.status = 'completed'), 0) AS done,
    MIN(CASE WHEN r.status = 'open' THEN r.due_on END) AS due_on, MAX(r.completed_at) AS last_done_at
  FROM checklist_recipients t
  LEFT JOIN client_requests r ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id
    AND r.checklist_id = t.checklist_id
  WHERE t.first_sent_at IS NOT NULL
  GROUP BY t.firm_id, t.work_item_id, t.contact_id
) s
JOIN work_items w ON w.firm_id = s.firm_id AND w.id = s.work_item_id
WHERE w.status <> 'completed' OR s.total > 0
ON DUPLICATE KEY UPDATE title = VALUES(title);
