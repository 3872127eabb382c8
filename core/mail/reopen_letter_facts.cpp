#include "core/mail/reopen_letter_facts.hpp"

namespace latchkey {

void find_reopen_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found) {
  bool staff_gone = false;
  const auto there = db.find(
      "SELECT w.id, w.title, k.name, a.contact_name, a.reason, a.asked_at, s.name, s.address, "
      "s.deactivated_at IS NOT NULL FROM outbox o "
      "JOIN work_items w ON w.firm_id = o.firm_id AND w.id = o.work_item_id "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "JOIN reopen_asks a ON a.firm_id = w.firm_id AND a.work_item_id = w.id "
      "  AND a.completed_at = w.completed_at "
      "JOIN staff s ON s.firm_id = o.firm_id AND s.id = o.staff_id "
      "WHERE o.id = ? AND o.firm_id = ? AND w.status = 'completed'",
      {claimed.id, claimed.firm}, [&](Row& row) {
        LetterFacts& facts = found.facts;
        found.work_item = row.get<WorkItemId>();
        facts.work_title = row.get<std::string>();
        facts.client_name = row.get<std::string>();
        facts.contact_name = row.get<std::string>();
        facts.reason = row.get<std::string>();
        facts.asked_at = row.get<Time>();
        facts.staff_name = row.get<std::string>();
        facts.staff_address = row.get<std::string>();
        staff_gone = row.get<bool>();
        return true;
      });
  if (!there) {
    found.withheld = "not sent: the work is open again";
  } else if (staff_gone) {
    found.withheld = "not sent: the staff member left";
  }
}

}  // namespace latchkey
