-- Run once by the database's administrator, before the first `latchkey migrate`:
--
--   sed -e 's/@SCHEMA@/latchkey/' -e "s/@HOST@/localhost/" -e "s/@MIGRATOR_PASSWORD@/…/" \
--       -e "s/@APP_PASSWORD@/…/" sql/users.sql | mariadb
--
-- The migrator changes the schema and hands the application its rights, table by table; the
-- application reads and writes rows, has no DDL and can only add to the audit trail.
CREATE DATABASE IF NOT EXISTS `@SCHEMA@` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS 'latchkey_migrator'@'@HOST@' IDENTIFIED BY '@MIGRATOR_PASSWORD@';
CREATE USER IF NOT EXISTS 'latchkey_app'@'@HOST@' IDENTIFIED BY '@APP_PASSWORD@';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES
  ON `@SCHEMA@`.* TO 'latchkey_migrator'@'@HOST@' WITH GRANT OPTION;
