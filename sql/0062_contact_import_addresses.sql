-- And their addresses: in an import, as in a firm, an address is one contact's.
CREATE TABLE contact_import_addresses (
  firm_id BIGINT UNSIGNED NOT NULL,
  import_id BIGINT UNSIGNED NOT NULL,
  line INT UNSIGNED NOT NULL,                   -- the contact's first
  normal_address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  address VARCHAR(254) NOT NULL,
  is_primary TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (firm_id, import_id, line, normal_address),
  UNIQUE KEY contact_import_addresses_address (firm_id, import_id, normal_address)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
