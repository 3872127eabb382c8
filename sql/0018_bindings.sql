-- Who may see which work on which device, until when.
CREATE TABLE bindings (
  firm_id BIGINT UNSIGNED NOT NULL,
  contact_id BIGINT UNSIGNED NOT NULL,
  work_item_id BIGINT UNSIGNED NOT NULL,
  device_id BIGINT UNSIGNED NOT NULL,
  link_id BIGINT UNSIGNED NOT NULL,             -- whose claim made it
  claimed_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,              -- absolute, from the claim
  ended_at DATETIME(6) NULL,
  ended_reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,          -- moved, signed_out, revoked
  PRIMARY KEY (firm_id, contact_id, work_item_id, device_id),
  KEY bindings_device (firm_id, device_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
