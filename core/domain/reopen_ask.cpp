#include "core/domain/reopen_ask.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/told_staff.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

// Open is what was asked since the work was completed last; any other status answers it.
#define ASK_SELECT                                                                               \
  "SELECT a.work_item_id, w.title, k.name, a.contact_id, a.contact_name, a.reason, a.asked_at, " \
  "a.declined_at, COALESCE(a.declined_by, ''), a.answer "                                        \
  "FROM reopen_asks a "                                                                          \
  "JOIN work_items w ON w.firm_id = a.firm_id AND w.id = a.work_item_id "                        \
  "  AND w.status = 'completed' AND w.completed_at = a.completed_at AND w.client_deleted = 0 "   \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "

ReopenAsk to_ask(Row& row) {
  return ReopenAsk{row.get<WorkItemId>(), row.get<std::string>(),         row.get<std::string>(),
                   row.get<ContactId>(),  row.get<std::string>(),         row.get<std::string>(),
                   row.get<Time>(),       row.get<std::optional<Time>>(), row.get<std::string>(),
                   row.get<std::string>()};
}

bool sees(Database& db, FirmId firm, const Reach& reach, WorkItemId work) {
  return db
      .find_value<int>(
          "SELECT 1 FROM checklist_recipients t "
          "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "
          "WHERE t.firm_id = ? AND t.work_item_id = ? AND " LATCHKEY_SEEN " LIMIT 1",
          {firm, work, reach.way(), reach.other_way(), reach.contact, reach.by_role()})
      .has_value();
}

void tell_staff(Database& db, Random& random, FirmId firm, ContactId contact, WorkItemId work,
                Time now) {
  auto told = find_told_staff(db, firm, work);
  if (!told) return;
  enqueue(db, random, firm,
          {.letter = Letter::reopen_asked,
           .to_address = told->address,
           .work_item = work,
           .checklist = {},
           .link = {},
           .contact = contact,
           .staff = told->id},
          now);
}

}  // namespace

AskOutcome ask_to_reopen(Database& db, const Keyring& keys, Random& random, FirmId firm,
                         const Reach& reach, const std::string& contact_name, const std::string& ip,
                         WorkItemId work, const std::string& reason, Time now) {
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    if (!locked || !sees(db, firm, reach, work)) return AskOutcome::not_found;
    if (locked->status != WorkStatus::completed) return AskOutcome::not_completed;
    if (find_reopen_ask(db, firm, work)) return AskOutcome::asked_already;
    db.execute(
        "INSERT INTO reopen_asks (firm_id, work_item_id, completed_at, contact_id, contact_name, "
        "reason, asked_at) SELECT firm_id, id, completed_at, ?, ?, ?, ? FROM work_items "
        "WHERE firm_id = ? AND id = ?",
        {reach.contact, contact_name, reason, now, firm, work});
    tell_staff(db, random, firm, reach.contact, work, now);
    record(db, keys, firm,
           {.action = "work.reopen_asked",
            .actor = {.contact = reach.contact, .staff = {}, .name = contact_name},
            .ip = ip,
            .client = locked->client,
            .work_item = work,
            .subject = work.value,
            .detail = ""},
           now);
    return AskOutcome::asked;
  });
}

std::optional<ReopenAsk> find_reopen_ask(Database& db, FirmId firm, WorkItemId work) {
  return db.find(ASK_SELECT "WHERE a.firm_id = ? AND a.work_item_id = ?", {firm, work}, to_ask);
}

SaveOutcome decline_reopen(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           WorkItemId work, const std::string& answer, Time now) {
  return db.transaction([&] {
    const auto locked = lock_work_item(db, firm, work);
    if (!locked) return SaveOutcome::gone;
    const auto ask = find_reopen_ask(db, firm, work);
    if (!ask || ask->declined_at) return SaveOutcome::changed_meanwhile;
    db.execute(
        "UPDATE reopen_asks a JOIN work_items w ON w.firm_id = a.firm_id AND w.id = a.work_item_id "
        "AND w.completed_at = a.completed_at SET a.declined_at = ?, a.declined_by = ?, "
        "a.answer = ? WHERE a.firm_id = ? AND a.work_item_id = ? AND a.declined_at IS NULL",
        {now, by.name, answer, firm, work});
    record(db, keys, firm,
           {.action = "work.reopen_declined",
            .actor = by.author(),
            .ip = by.ip,
            .client = locked->client,
            .work_item = work,
            .subject = work.value,
            .detail = ""},
           now);
    return SaveOutcome::saved;
  });
}

std::vector<ReopenAsk> list_reopen_asks(Database& db, FirmId firm) {
  return db.list(ASK_SELECT
                 "WHERE a.firm_id = ? AND a.declined_at IS NULL ORDER BY a.asked_at DESC, "
                 "a.work_item_id LIMIT 50",
                 {firm}, to_ask);
}

}  // namespace latchkey
