-- For what came in for one work item.
ALTER TABLE audit_events ADD KEY audit_events_work (firm_id, work_item_id, at);
