-- A firm is a tenant; its settings are columns with the product's defaults.
CREATE TABLE firms (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  slug VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- LATCHKEY_FIRM of the nginx server block
  name VARCHAR(120) NOT NULL,
  base_url VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,         -- every link is built from it, never from Host
  sender_name VARCHAR(120) NOT NULL,            -- From: of its mails
  sender_address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  contact_email VARCHAR(254) NOT NULL DEFAULT '', -- how a lost client reaches the firm
  contact_phone VARCHAR(40) NOT NULL DEFAULT '',
  time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'UTC',
  accent CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '#1f5c4d',
  devices_per_contact INT UNSIGNED NOT NULL DEFAULT 1,
  binding_days INT UNSIGNED NOT NULL DEFAULT 30,
  link_days INT UNSIGNED NOT NULL DEFAULT 90,
  access_link_hours INT UNSIGNED NOT NULL DEFAULT 24,
  created_at DATETIME(6) NOT NULL,
  suspended_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY firms_slug (slug)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
