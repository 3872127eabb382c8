-- For what came in lately from a firm's clients.
ALTER TABLE audit_events ADD KEY audit_events_actor (firm_id, actor_kind, at, action);
