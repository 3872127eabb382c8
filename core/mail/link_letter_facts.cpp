#include "core/mail/link_letter_facts.hpp"

#include "core/domain/link_row.hpp"
#include "core/domain/withheld.hpp"

namespace latchkey {
namespace {

struct Around {
  bool contact_deleted = false;
  bool address_gone = false;
  bool client_deleted = false;
  bool staff_gone = false;
  ChecklistId checklist{};
  bool link_ended = false;
  bool work_completed = false;
};

std::string reason_to_withhold(Letter letter, const LetterFacts& facts, const Around& around,
                               Time now) {
  if (letter == Letter::not_me) return around.staff_gone ? "not sent: the staff member left" : "";
  if (around.contact_deleted) return "not sent: the contact was deleted";
  if (around.address_gone) return kWithheldForAddress;
  if (letter == Letter::new_device) return "";
  if (around.client_deleted) return "not sent: the client was deleted";
  if (around.link_ended) return "not sent: a newer mail took its place, or its link was revoked";
  const bool asks = letter == Letter::checklist || letter == Letter::pin_checklist;
  if (asks && around.work_completed) return "not sent: the work was completed";
  // A PIN request waits as long as it takes; its row counts as expired, so that nothing claims it.
  if (letter == Letter::pin_checklist) return "";
  if (facts.link_until <= now) return "not sent: its link expired before it could be";
  return "";
}

}  // namespace

std::vector<LetterFacts::Request> list_letter_requests(Database& db, FirmId firm, WorkItemId work,
                                                       ChecklistId checklist) {
  return db.list(
      "SELECT title, due_on FROM client_requests WHERE firm_id = ? AND work_item_id = ? AND "
      "checklist_id = ? AND status = 'open' ORDER BY position, id",
      {firm, work, checklist}, [](Row& row) {
        return LetterFacts::Request{row.get<std::string>(), row.get<std::optional<Date>>()};
      });
}

void find_link_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                            Time now) {
  Around around;
  const auto read = [&](Row& row) {
    LetterFacts& facts = found.facts;
    found.work_item = row.get<WorkItemId>();
    found.link = row.get<LinkId>();
    around.checklist = row.get<ChecklistId>();
    facts.contact_name = row.get<std::string>();
    facts.contact_time_zone = row.get<std::string>();
    around.contact_deleted = row.get<bool>();
    around.address_gone = row.get<bool>();
    around.client_deleted = row.get<bool>();
    facts.client_name = row.get<std::string>();
    facts.work_title = row.get<std::string>();
    facts.checklist_name = row.get<std::string>();
    facts.staff_name = row.get<std::string>();
    facts.staff_address = row.get<std::string>();
    around.staff_gone = row.get<bool>();
    facts.browser = row.get<std::string>();
    facts.asked_at = row.get<Time>();
    facts.opened_at = row.get<Time>();
    facts.link_until = row.get<Time>();
    around.link_ended = row.get<bool>();
    around.work_completed = row.get<bool>();
    return true;
  };
  const bool there =
      db.find(
            "SELECT l.work_item_id, l.id, l.checklist_id, c.name, c.time_zone, "
            "c.deleted_at IS NOT NULL, NOT " LATCHKEY_ADDRESS_OF("l", "o.to_address") ", "
            "k.deleted_at IS NOT NULL, k.name, w.title, h.name, s.name, s.address, "
            "s.deactivated_at IS NOT NULL, "
            "IF(o.browser = '', COALESCE(d.description, 'another device'), o.browser), "
            "o.created_at, COALESCE(l.claimed_at, o.created_at), l.expires_at, "
            "l.ended_at IS NOT NULL OR COALESCE(l.created_at <= c.contained_at, 0) "
            "OR COALESCE(l.created_at <= f.contained_at, 0), w.status = 'completed' "
            "FROM outbox o "
            "JOIN magic_links l ON l.firm_id = o.firm_id AND l.id = o.link_id "
            "JOIN firms f ON f.id = l.firm_id "
            "JOIN contacts c ON c.firm_id = l.firm_id AND c.id = l.contact_id "
            "JOIN work_items w ON w.firm_id = l.firm_id AND w.id = l.work_item_id "
            "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
            "JOIN checklists h ON h.firm_id = l.firm_id AND h.work_item_id = l.work_item_id "
            "AND h.id = l.checklist_id "
            "JOIN sends n ON n.firm_id = l.firm_id AND n.id = l.send_id "
            "JOIN staff s ON s.firm_id = o.firm_id AND s.id = COALESCE(o.staff_id, n.staff_id) "
            "LEFT JOIN devices d ON d.firm_id = l.firm_id "
            "AND d.id = COALESCE(o.device_id, l.device_id) "
            "WHERE o.id = ? AND o.firm_id = ?",
            {claimed.id, claimed.firm}, read)
          .has_value();
  if (!there) {
    found.withheld = kAboutIsGone;
    return;
  }
  found.withheld = reason_to_withhold(found.letter, found.facts, around, now);
  if (found.withheld.empty() &&
      (found.letter == Letter::checklist || found.letter == Letter::pin_checklist)) {
    found.facts.requests =
        list_letter_requests(db, claimed.firm, found.work_item, around.checklist);
  }
}

}  // namespace latchkey
