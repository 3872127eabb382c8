-- Which contacts act for which client.
CREATE TABLE client_contacts (
  firm_id BIGINT UNSIGNED NOT NULL,
  client_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (firm_id, client_id, contact_id),
  KEY client_contacts_contact (firm_id, contact_id),
  CONSTRAINT client_contacts_client FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
  CONSTRAINT client_contacts_contact FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
