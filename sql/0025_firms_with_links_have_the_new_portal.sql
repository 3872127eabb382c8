-- Firms of before this setting have sent magic links from their first day.
UPDATE firms SET new_portal_since = created_at WHERE new_portal_since IS NULL;
