#include "core/domain/undelivered.hpp"

namespace latchkey {

std::vector<UndeliveredMail> list_undelivered(Database& db, FirmId firm, Time notices_since,
                                              const std::optional<ContactId>& contact,
                                              const std::optional<StaffId>& assignee) {
  return db.list(
      "SELECT STRAIGHT_JOIN o.letter IN ('checklist', 'access_link', 'pin_checklist'), "
      "o.contact_id, c.name, "
      "o.to_address, w.id, "
      "w.title, k.name, t.checklist_id, o.created_at, o.server_words FROM outbox o FORCE INDEX "
      "(outbox_firm_state) "
      "JOIN work_items w ON w.firm_id = o.firm_id AND w.id = o.work_item_id "
      "  AND w.client_deleted = 0 "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "LEFT JOIN contacts c ON c.firm_id = o.firm_id AND c.id = o.contact_id "
      "LEFT JOIN magic_links l ON l.firm_id = o.firm_id AND l.id = o.link_id "
      "LEFT JOIN checklist_recipients t ON t.firm_id = l.firm_id "
      "  AND t.work_item_id = l.work_item_id AND t.checklist_id = l.checklist_id "
      "  AND t.contact_id = l.contact_id "
      "WHERE o.firm_id = ? AND o.state = 'failed' AND (? IS NULL OR o.contact_id = ?) "
      "AND (? IS NULL OR w.assignee_id = ?) "
      "AND CASE WHEN o.letter IN ('checklist', 'access_link', 'pin_checklist') "
      "  THEN w.status <> 'completed' AND t.first_sent_at IS NOT NULL AND NOT EXISTS "
      "    (SELECT 1 FROM magic_links n WHERE n.firm_id = l.firm_id "
      "     AND n.work_item_id = l.work_item_id AND n.contact_id = l.contact_id "
      "     AND n.checklist_id = l.checklist_id AND n.id > l.id) "
      "  ELSE o.created_at > ? END "
      "ORDER BY o.id DESC LIMIT 50",
      {firm, contact, contact, assignee, assignee, notices_since}, [](Row& row) {
        return UndeliveredMail{row.get<bool>(),
                               row.get<std::optional<ContactId>>(),
                               row.get<std::optional<std::string>>().value_or(""),
                               row.get<std::string>(),
                               row.get<WorkItemId>(),
                               row.get<std::string>(),
                               row.get<std::string>(),
                               row.get<std::optional<ChecklistId>>(),
                               row.get<Time>(),
                               row.get<std::optional<std::string>>().value_or("")};
      });
}

}  // namespace latchkey
