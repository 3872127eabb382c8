#include "core/domain/checklist_access.hpp"

namespace latchkey {

void end_access(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                ContactId contact, Time now) {
  db.execute(
      "UPDATE outbox o JOIN magic_links l ON l.firm_id = o.firm_id AND l.id = o.link_id "
      "SET o.state = 'cancelled' WHERE l.firm_id = ? AND l.work_item_id = ? AND l.contact_id = ? "
      "AND l.checklist_id = ? AND o.state = 'queued' AND o.letter IN ('checklist', 'access_link', "
      "'pin_checklist')",
      {firm, work, contact, checklist});
  db.execute(
      "UPDATE magic_links SET ended_at = ?, ended_reason = 'revoked' WHERE firm_id = ? "
      "AND work_item_id = ? AND contact_id = ? AND checklist_id = ? AND claimed_at IS NULL "
      "AND ended_at IS NULL",
      {now, firm, work, contact, checklist});
  auto other = db.find_value<int>(
      "SELECT 1 FROM checklist_recipients WHERE firm_id = ? AND work_item_id = ? "
      "AND contact_id = ? AND first_sent_at IS NOT NULL LIMIT 1",
      {firm, work, contact});
  if (other) return;
  db.execute(
      "UPDATE bindings SET ended_at = ?, ended_reason = 'revoked' WHERE firm_id = ? "
      "AND contact_id = ? AND work_item_id = ? AND ended_at IS NULL",
      {now, firm, contact, work});
}

}  // namespace latchkey
