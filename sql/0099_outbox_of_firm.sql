-- A firm's mail by state: what was not delivered.
CREATE INDEX outbox_firm_state ON outbox (firm_id, state, id);
