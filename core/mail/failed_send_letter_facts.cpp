#include "core/mail/failed_send_letter_facts.hpp"

#include "core/domain/failed_send.hpp"

namespace latchkey {

void find_failed_send_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found) {
  bool staff_gone = false;
  const auto there = db.find(
      "SELECT o.work_item_id, o.checklist_id, s.name, s.address, s.deactivated_at IS NOT NULL "
      "FROM outbox o JOIN staff s ON s.firm_id = o.firm_id AND s.id = o.staff_id "
      "WHERE o.id = ? AND o.firm_id = ?",
      {claimed.id, claimed.firm}, [&](Row& row) {
        found.work_item = row.get<WorkItemId>();
        found.checklist = row.get<ChecklistId>();
        found.facts.staff_name = row.get<std::string>();
        found.facts.staff_address = row.get<std::string>();
        staff_gone = row.get<bool>();
        return true;
      });
  if (!there) {
    found.withheld = kAboutIsGone;
    return;
  }
  if (staff_gone) {
    found.withheld = "not sent: the staff member left";
    return;
  }
  const auto failed = find_failed_send(db, claimed.firm, found.work_item, found.checklist);
  if (!failed) {
    found.withheld = "not sent: the checklist was sent or planned again";
    return;
  }
  LetterFacts& facts = found.facts;
  facts.work_title = failed->work_title;
  facts.client_name = failed->client_name;
  facts.checklist_name = failed->checklist_name;
  facts.contact_name = failed->only_name;
  facts.reason = failed->why;
  facts.asked_at = failed->failed_at;
}

}  // namespace latchkey
