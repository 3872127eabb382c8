#include "core/mail/news_letter_facts.hpp"

#include "core/domain/link_row.hpp"
#include "core/domain/withheld.hpp"

namespace latchkey {
namespace {

struct Around {
  bool work_completed = false;
  bool gone = false;  // the contact was deleted, or the member of staff has left
  bool address_gone = false;
};

/// Who wrote last, for replies; where they have left, whom the work is assigned to.
void find_writer(Database& db, const ClaimedLetter& claimed, FoundFacts& found) {
  db.find(
      "SELECT s.name, s.address FROM news n JOIN work_items w ON w.firm_id = n.firm_id "
      "AND w.id = n.work_item_id "
      "LEFT JOIN news_items i ON i.news_id = n.id "
      "JOIN staff s ON s.firm_id = n.firm_id AND s.id IN (i.staff_id, w.assignee_id) "
      "  AND s.deactivated_at IS NULL "
      "WHERE n.outbox_id = ? AND n.firm_id = ? ORDER BY s.id = i.staff_id DESC, i.id DESC LIMIT 1",
      {claimed.id, claimed.firm}, [&](Row& row) {
        found.facts.staff_name = row.get<std::string>();
        found.facts.staff_address = row.get<std::string>();
        return true;
      });
  if (found.facts.staff_name.empty()) found.facts.staff_name = found.facts.firm.name;
}

void find_way_in(Database& db, const ClaimedLetter& claimed, FoundFacts& found, Time now) {
  db.find(
      "SELECT l.id, l.origin = 'pin' FROM magic_links l "
      "LEFT JOIN bindings b ON b.firm_id = l.firm_id AND b.contact_id = l.contact_id "
      "  AND b.work_item_id = l.work_item_id AND b.link_id = l.id AND b.ended_at IS NULL "
      "  AND b.expires_at > ? "
      "WHERE l.firm_id = ? AND l.work_item_id = ? AND l.contact_id = ? AND l.address = ? "
      "AND l.ended_at IS NULL AND (l.origin = 'pin') <> EXISTS (SELECT 1 "
      "  FROM checklist_recipients t WHERE t.firm_id = l.firm_id "
      "  AND t.work_item_id = l.work_item_id AND t.contact_id = l.contact_id "
      "  AND t.first_sent_at IS NOT NULL AND t.way = 'link') "
      "ORDER BY b.link_id IS NOT NULL DESC, l.claimed_at IS NULL AND l.expires_at > ? DESC, "
      "l.id DESC LIMIT 1",
      {now, claimed.firm, found.work_item, found.contact, claimed.to_address, now}, [&](Row& row) {
        found.link = row.get<LinkId>();
        found.by_pin = row.get<bool>();
        return true;
      });
}

void read_work(Database& db, const ClaimedLetter& claimed, FoundFacts& found, Around& around) {
  auto there = db.find(
      "SELECT w.id, w.title, k.name, w.status = 'completed', c.id, c.name, "
      "c.deleted_at IS NOT NULL, NOT " LATCHKEY_ADDRESS_OF("o", "o.to_address") ", s.name, s.address, s.deactivated_at IS NOT NULL FROM outbox o "
      "JOIN work_items w ON w.firm_id = o.firm_id AND w.id = o.work_item_id "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "LEFT JOIN contacts c ON c.firm_id = o.firm_id AND c.id = o.contact_id "
      "LEFT JOIN staff s ON s.firm_id = o.firm_id AND s.id = o.staff_id "
      "WHERE o.id = ? AND o.firm_id = ?",
      {claimed.id, claimed.firm}, [&](Row& row) {
        LetterFacts& facts = found.facts;
        found.work_item = row.get<WorkItemId>();
        facts.work_title = row.get<std::string>();
        facts.client_name = row.get<std::string>();
        around.work_completed = row.get<bool>();
        found.contact = row.get<std::optional<ContactId>>().value_or(ContactId{});
        facts.contact_name = row.get<std::optional<std::string>>().value_or("");
        const bool deleted = row.get<bool>();
        around.address_gone = row.get<bool>() && found.contact;
        facts.staff_name = row.get<std::optional<std::string>>().value_or("");
        facts.staff_address = row.get<std::optional<std::string>>().value_or("");
        const bool left = row.get<bool>();
        around.gone = found.contact ? deleted : left;
        return true;
      });
  if (!there) found.withheld = kAboutIsGone;
}

}  // namespace

void find_news_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                            Time now) {
  Around around;
  read_work(db, claimed, found, around);
  if (!found.withheld.empty()) return;
  const bool to_contact = found.letter == Letter::news;
  if (around.gone) {
    found.withheld =
        to_contact ? "not sent: the contact was deleted" : "not sent: the staff member left";
  } else if (around.work_completed) {
    found.withheld = "not sent: the work was completed";
  } else {
    found.facts.news = to_contact ? list_news_for_contact(db, claimed.firm, claimed.id)
                                  : list_news_for_staff(db, claimed.firm, claimed.id);
    if (found.facts.news.empty()) {
      found.withheld = to_contact ? "not sent: it was settled meanwhile, or is not theirs any more"
                                  : "not sent: all of it was looked at meanwhile";
    } else if (around.address_gone) {
      found.withheld = kWithheldForAddress;
    }
  }
  if (!found.withheld.empty() || !to_contact) return;
  find_writer(db, claimed, found);
  find_way_in(db, claimed, found, now);
}

}  // namespace latchkey
