-- A checklist's headings in their order, one a line. A request names the one that it stands under.
ALTER TABLE checklists
  ADD COLUMN sections TEXT NULL;
