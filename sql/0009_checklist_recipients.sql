-- Who a checklist goes to.
CREATE TABLE checklist_recipients (
  firm_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  checklist_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  address VARCHAR(254) NOT NULL,                -- which of the contact's addresses gets the mail
  first_sent_at DATETIME(6) NULL,               -- from then on the contact sees the checklist
  last_sent_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, work_item_id, checklist_id, contact_id),
  KEY checklist_recipients_contact (firm_id, contact_id, work_item_id, checklist_id),
  CONSTRAINT checklist_recipients_checklist FOREIGN KEY (firm_id, work_item_id, checklist_id) REFERENCES checklists (firm_id, work_item_id, id),
  CONSTRAINT checklist_recipients_contact FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
