-- Files that came before there were previews get theirs too.
INSERT INTO document_previews (firm_id, work_item_id, document_id, state, next_attempt_at)
SELECT firm_id, work_item_id, id, 'wanted', created_at FROM documents
WHERE media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/tiff', 'image/heic', 'image/heif');
