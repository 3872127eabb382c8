-- People who are asked by mail to join a firm's staff.
CREATE TABLE staff_invitations (
  firm_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(120) NOT NULL,                   -- as the administrator typed it; they choose their own
  address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,          -- normal form
  role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,              -- admin, member
  invited_by BIGINT UNSIGNED NOT NULL,          -- staff
  created_at DATETIME(6) NOT NULL,
  sent_at DATETIME(6) NOT NULL,                 -- last asked to be mailed
  expires_at DATETIME(6) NOT NULL,
  accepted_at DATETIME(6) NULL,
  withdrawn_at DATETIME(6) NULL,
  PRIMARY KEY (firm_id, id),
  UNIQUE KEY staff_invitations_id (id),
  CONSTRAINT staff_invitations_firm FOREIGN KEY (firm_id) REFERENCES firms (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
