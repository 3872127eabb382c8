#include "core/domain/work_deletion.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/recurrence.hpp"
#include "core/domain/taken_back_send.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

constexpr int kMostListed = 100;

std::uint64_t count(Database& db, std::string_view sql, Values values) {
  return db.find_value<std::uint64_t>(sql, values).value_or(0);
}

void record_deletion(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                     const char* action, ClientId client, WorkItemId work, std::uint64_t subject,
                     Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .client = client,
          .work_item = work,
          .subject = subject,
          .detail = ""},
         now);
}

bool was_sent(Database& db, FirmId firm, WorkItemId work) {
  return db
      .find_value<int>(
          "SELECT 1 FROM checklists WHERE firm_id = ? AND work_item_id = ? "
          "AND first_sent_at IS NOT NULL LIMIT 1",
          {firm, work})
      .has_value();
}

/// Whether it was deleted by the click before this one.
bool is_deleted(Database& db, FirmId firm, WorkItemId work) {
  return db
      .find_value<int>(
          "SELECT 1 FROM work_items WHERE firm_id = ? AND id = ? AND deleted_at IS NOT NULL",
          {firm, work})
      .has_value();
}

}  // namespace

DeletionReach count_work_reach(Database& db, FirmId firm, WorkItemId work) {
  DeletionReach reach;
  auto checklists = list_checklists(db, firm, work);
  reach.checklists = checklists.size();
  for (const Checklist& checklist : checklists) {
    const DeletionReach one = count_checklist_reach(db, firm, work, checklist.id);
    reach.requests += one.requests;
    reach.files += one.files;
    reach.plans += one.plans;
  }
  reach.sent = was_sent(db, firm, work);
  return reach;
}

DeletionReach count_checklist_reach(Database& db, FirmId firm, WorkItemId work,
                                    ChecklistId checklist) {
  DeletionReach reach;
  reach.requests = count(db,
                         "SELECT COUNT(*) FROM client_requests WHERE firm_id = ? "
                         "AND work_item_id = ? AND checklist_id = ?",
                         {firm, work, checklist});
  reach.files = count(db,
                      "SELECT COUNT(*) FROM client_requests r JOIN documents d "
                      "ON d.firm_id = r.firm_id AND d.work_item_id = r.work_item_id "
                      "AND d.request_id = r.id WHERE r.firm_id = ? AND r.work_item_id = ? "
                      "AND r.checklist_id = ?",
                      {firm, work, checklist});
  reach.plans = count(db,
                      "SELECT COUNT(*) FROM scheduled_sends WHERE firm_id = ? "
                      "AND work_item_id = ? AND checklist_id = ? AND state = 'waiting'",
                      {firm, work, checklist});
  auto found = find_checklist(db, firm, work, checklist);
  reach.sent = found && found->first_sent_at;
  return reach;
}

SaveOutcome delete_work(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                        WorkItemId work, unsigned version, Time now) {
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    if (!locked) return is_deleted(db, firm, work) ? SaveOutcome::saved : SaveOutcome::gone;
    if (was_sent(db, firm, work)) return SaveOutcome::refused;
    if (locked->version != version) return SaveOutcome::changed_meanwhile;
    db.execute(
        "UPDATE work_items SET deleted_at = ?, deleted_by = ?, version = version + 1 "
        "WHERE firm_id = ? AND id = ?",
        {now, by.name, firm, work});
    take_back_all(db, firm, work, now);
    leave_series(db, firm, work);
    record_deletion(db, keys, firm, by, "work.deleted", locked->client, work, work.value, now);
    return SaveOutcome::saved;
  });
}

SaveOutcome delete_checklist(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             WorkItemId work, ChecklistId checklist, unsigned version, Time now) {
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    if (!locked) return SaveOutcome::gone;
    auto found = find_checklist(db, firm, work, checklist);
    if (!found) {
      auto before = db.find_value<int>(
          "SELECT 1 FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ?",
          {firm, work, checklist});
      return before ? SaveOutcome::saved : SaveOutcome::gone;
    }
    if (found->first_sent_at) return SaveOutcome::refused;
    if (locked->status == WorkStatus::completed) return SaveOutcome::completed;
    if (found->version != version) return SaveOutcome::changed_meanwhile;
    db.execute(
        "UPDATE checklists SET deleted_at = ?, deleted_by = ?, version = version + 1 "
        "WHERE firm_id = ? AND work_item_id = ? AND id = ?",
        {now, by.name, firm, work, checklist});
    take_back_all(db, firm, work, checklist, now);
    record_deletion(db, keys, firm, by, "checklist.deleted", locked->client, work, checklist.value,
                    now);
    return SaveOutcome::saved;
  });
}

SaveOutcome restore_work(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         WorkItemId work, Time now) {
  return db.transaction([&] {
    auto restored = db.execute(
        "UPDATE work_items SET deleted_at = NULL, deleted_by = NULL, version = version + 1 "
        "WHERE firm_id = ? AND id = ? AND deleted_at > ?",
        {firm, work, now - kRestorableFor});
    auto locked = lock_work_item(db, firm, work);
    if (!locked) return SaveOutcome::gone;
    if (restored == 0) return SaveOutcome::saved;
    rejoin_series(db, firm, work);
    record_deletion(db, keys, firm, by, "work.restored", locked->client, work, work.value, now);
    return SaveOutcome::saved;
  });
}

SaveOutcome restore_checklist(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                              WorkItemId work, ChecklistId checklist, Time now) {
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    if (!locked) return SaveOutcome::gone;
    auto restored = db.execute(
        "UPDATE checklists SET deleted_at = NULL, deleted_by = NULL, version = version + 1 "
        "WHERE firm_id = ? AND work_item_id = ? AND id = ? AND deleted_at > ?",
        {firm, work, checklist, now - kRestorableFor});
    if (!find_checklist(db, firm, work, checklist)) return SaveOutcome::gone;
    if (restored == 0) return SaveOutcome::saved;
    record_deletion(db, keys, firm, by, "checklist.restored", locked->client, work, checklist.value,
                    now);
    return SaveOutcome::saved;
  });
}

std::vector<DeletedWork> list_deleted_work(Database& db, FirmId firm, Time now) {
  const Time since = now - kRestorableFor;
  return db.list(
      "SELECT w.id, NULL, w.title, '', k.name, w.deleted_at AS gone_at, w.deleted_by "
      "FROM work_items w "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id AND k.deleted_at IS NULL "
      "WHERE w.firm_id = ? AND w.deleted_at > ? "
      "UNION ALL SELECT w.id, l.id, w.title, l.name, k.name, l.deleted_at, l.deleted_by "
      "FROM checklists l JOIN work_items w ON w.firm_id = l.firm_id AND w.id = l.work_item_id "
      "AND w.deleted_at IS NULL "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id AND k.deleted_at IS NULL "
      "WHERE l.firm_id = ? AND l.deleted_at > ? ORDER BY gone_at DESC LIMIT ?",
      {firm, since, firm, since, kMostListed}, [](Row& row) {
        return DeletedWork{row.get<WorkItemId>(),
                           row.get<std::optional<ChecklistId>>(),
                           row.get<std::string>(),
                           row.get<std::string>(),
                           row.get<std::string>(),
                           row.get<Time>(),
                           row.get<std::optional<std::string>>().value_or("")};
      });
}

}  // namespace latchkey
