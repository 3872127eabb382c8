-- What was asked before the column was there. As core/domain/contact_work.cpp keeps it.
UPDATE work_items w SET w.asked_on = (
  SELECT MIN(COALESCE(c.due_on, '9999-12-31')) FROM contact_work c
  WHERE c.firm_id = w.firm_id AND c.work_item_id = w.id AND c.place = 0);
