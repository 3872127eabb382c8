#include "core/domain/checklist_cancel.hpp"

#include "core/base/words.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/checklist_access.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/taken_back_send.hpp"

namespace latchkey {
namespace {

std::vector<ContactId> list_who_see_it(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist) {
  return db.list(
      "SELECT contact_id FROM checklist_recipients WHERE firm_id = ? AND work_item_id = ? "
      "AND checklist_id = ? AND first_sent_at IS NOT NULL ORDER BY contact_id",
      {firm, work, checklist}, [](Row& row) { return row.get<ContactId>(); });
}

}  // namespace

CancelReach count_cancel_reach(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                               Time now) {
  CancelReach reach;
  auto count = [&](std::string_view sql, Values values) {
    return db.find_value<std::uint64_t>(sql, values).value_or(0);
  };
  reach.recipients = list_who_see_it(db, firm, work, checklist).size();
  reach.links = count(
      "SELECT COUNT(*) FROM magic_links WHERE firm_id = ? AND work_item_id = ? "
      "AND checklist_id = ? AND claimed_at IS NULL AND ended_at IS NULL "
      "AND (expires_at > ? OR origin = 'pin')",
      {firm, work, checklist, now});
  reach.devices = count(
      "SELECT COUNT(DISTINCT b.device_id) FROM checklist_recipients t "
      "JOIN bindings b ON b.firm_id = t.firm_id AND b.contact_id = t.contact_id "
      "  AND b.work_item_id = t.work_item_id AND b.ended_at IS NULL AND b.expires_at > ? "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.checklist_id = ? "
      "AND t.first_sent_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM checklist_recipients o "
      "  WHERE o.firm_id = t.firm_id AND o.work_item_id = t.work_item_id "
      "  AND o.contact_id = t.contact_id AND o.checklist_id <> t.checklist_id "
      "  AND o.first_sent_at IS NOT NULL)",
      {now, firm, work, checklist});
  reach.waiting_mails = count(
      "SELECT COUNT(*) FROM magic_links l JOIN outbox o ON o.firm_id = l.firm_id "
      "AND o.link_id = l.id AND o.state = 'queued' "
      "AND o.letter IN ('checklist', 'access_link', 'pin_checklist') WHERE l.firm_id = ? AND "
      "l.work_item_id = ? "
      "AND l.checklist_id = ?",
      {firm, work, checklist});
  reach.plans = count(
      "SELECT COUNT(*) FROM scheduled_sends WHERE firm_id = ? AND work_item_id = ? "
      "AND checklist_id = ? AND state = 'waiting'",
      {firm, work, checklist});
  return reach;
}

SaveOutcome cancel_checklist(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             WorkItemId work, ChecklistId checklist, unsigned version, Time now) {
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    auto found = locked ? find_checklist(db, firm, work, checklist) : std::nullopt;
    if (!found) return SaveOutcome::gone;
    if (found->cancelled_at) return SaveOutcome::saved;
    if (locked->status == WorkStatus::completed) return SaveOutcome::completed;
    if (!found->first_sent_at) return SaveOutcome::refused;
    if (found->version != version) return SaveOutcome::changed_meanwhile;
    auto who = list_who_see_it(db, firm, work, checklist);
    db.execute(
        "UPDATE checklists SET cancelled_at = ?, cancelled_by = ?, version = version + 1 "
        "WHERE firm_id = ? AND work_item_id = ? AND id = ?",
        {now, by.name, firm, work, checklist});
    // What was not sent to anybody is what nobody sees; the next sending sets it again.
    db.execute(
        "UPDATE checklist_recipients SET first_sent_at = NULL WHERE firm_id = ? "
        "AND work_item_id = ? AND checklist_id = ?",
        {firm, work, checklist});
    for (ContactId contact : who) end_access(db, firm, work, checklist, contact, now);
    take_back_all(db, firm, work, checklist, now);
    refresh_contact_work(db, firm, work);
    record(db, keys, firm,
           {.action = "checklist.cancelled",
            .actor = by.author(),
            .ip = by.ip,
            .client = locked->client,
            .work_item = work,
            .subject = checklist.value,
            .detail = plural(who.size(), "recipient")},
           now);
    return SaveOutcome::saved;
  });
}

}  // namespace latchkey
