-- A contact's mail addresses. Within a firm an address belongs to one contact.
CREATE TABLE contact_addresses (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  address VARCHAR(254) NOT NULL,                -- as typed, for showing and sending
  normal_address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- for comparing
  is_primary TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (firm_id, contact_id, normal_address),
  UNIQUE KEY contact_addresses_address (firm_id, normal_address),
  CONSTRAINT contact_addresses_contact FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
