#include "core/domain/as_client.hpp"

#include "core/domain/pin.hpp"

namespace latchkey {

std::optional<AsClient> find_as_client(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist, ContactId contact,
                                       const std::string& sender_name, Time now) {
  auto found = db.find(
      "SELECT c.name, c.time_zone, t.address, w.title, k.name, h.cancelled_at "
      "FROM checklist_recipients t "
      "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id "
      "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "
      "  AND w.deleted_at IS NULL "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "JOIN checklists h ON h.firm_id = t.firm_id AND h.work_item_id = t.work_item_id "
      "  AND h.id = t.checklist_id AND h.deleted_at IS NULL "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.checklist_id = ? AND t.contact_id = ?",
      {firm, work, checklist, contact}, [&](Row& row) {
        AsClient eyes{};
        LinkView& link = eyes.link;
        link.state = LinkState::claimable;
        link.work_item = work;
        link.checklist = checklist;
        link.contact = contact;
        link.contact_name = row.get<std::string>();
        link.contact_time_zone = row.get<std::string>();
        link.address = row.get<std::string>();
        link.work_title = row.get<std::string>();
        link.client_name = row.get<std::string>();
        link.sender_name = sender_name;
        link.sent_at = now;
        link.since = now;
        eyes.cancelled_at = row.get<std::optional<Time>>();
        return eyes;
      });
  if (!found) return std::nullopt;
  LinkView& link = found->link;
  link.other_device = "Safari on iPhone";
  link.other_since = now;
  db.find(
      "SELECT d.description, b.claimed_at FROM bindings b "
      "JOIN devices d ON d.firm_id = b.firm_id AND d.id = b.device_id "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.work_item_id = ? AND b.ended_at IS NULL "
      "ORDER BY b.claimed_at DESC LIMIT 1",
      {firm, contact, work}, [&](Row& row) {
        link.other_device = row.get<std::string>();
        link.other_since = row.get<Time>();
        return 0;
      });
  found->pin = find_pin_state(db, firm, contact);
  return found;
}

}  // namespace latchkey
