-- Which PIN requests a firm has, and which are left for a contact: asked at each PIN entry.
CREATE INDEX checklist_recipients_way ON checklist_recipients (firm_id, way, contact_id);
