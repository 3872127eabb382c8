-- The activity page narrows millions of rows: each way to narrow has an index in the page's order.
ALTER TABLE audit_events
  ADD KEY audit_events_time (firm_id, at, number),
  ADD KEY audit_events_person (firm_id, actor_kind, actor_id, at, number, action),
  ADD KEY audit_events_client (firm_id, client_id, at, number, action),
  ADD KEY audit_events_action (firm_id, action, at, number);
