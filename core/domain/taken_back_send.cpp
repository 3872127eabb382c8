#include "core/domain/taken_back_send.hpp"

namespace latchkey {

TakeBackOutcome take_back_send(Database& db, const Keyring& keys, FirmId firm,
                               const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                               ScheduledSendId plan, Time now) {
  return db.transaction([&] {
    auto client = db.find_value<ClientId>(
        "SELECT w.client_id FROM work_items w JOIN checklists l ON l.firm_id = w.firm_id "
        "AND l.work_item_id = w.id WHERE w.firm_id = ? AND w.id = ? AND l.id = ?",
        {firm, work, checklist});
    if (!client) return TakeBackOutcome::gone;
    auto taken = db.execute(
        "UPDATE scheduled_sends SET state = 'cancelled', settled_at = ? WHERE firm_id = ? "
        "AND work_item_id = ? AND checklist_id = ? AND id = ? AND state = 'waiting'",
        {now, firm, work, checklist, plan});
    if (taken == 0) return TakeBackOutcome::too_late;
    record(
        db, keys, firm,
        plan_event("checklist.send_taken_back", by.author(), by.ip, *client, work, checklist, ""),
        now);
    return TakeBackOutcome::taken_back;
  });
}

bool has_waiting_plan(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  return db
      .find_value<int>(
          "SELECT 1 FROM scheduled_sends WHERE firm_id = ? AND work_item_id = ? "
          "AND checklist_id = ? AND state = 'waiting' LIMIT 1",
          {firm, work, checklist})
      .has_value();
}

std::uint64_t count_waiting_plans(Database& db, FirmId firm, WorkItemId work) {
  return db
      .find_value<std::uint64_t>(
          "SELECT COUNT(*) FROM scheduled_sends WHERE firm_id = ? AND work_item_id = ? "
          "AND state = 'waiting'",
          {firm, work})
      .value();
}

std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, Time now) {
  return db.execute(
      "UPDATE scheduled_sends SET state = 'cancelled', settled_at = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND state = 'waiting'",
      {now, firm, work});
}

std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                            Time now) {
  return db.execute(
      "UPDATE scheduled_sends SET state = 'cancelled', settled_at = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND checklist_id = ? AND state = 'waiting'",
      {now, firm, work, checklist});
}

BulkSends count_bulk_sends(Database& db, FirmId firm, std::uint64_t bulk) {
  return db
      .find(
          "SELECT COALESCE(SUM(state = 'waiting'), 0), COALESCE(SUM(state = 'sent'), 0), "
          "COALESCE(SUM(state = 'failed'), 0), COALESCE(SUM(state = 'cancelled'), 0), "
          "MIN(CASE WHEN state = 'waiting' THEN run_at END) FROM scheduled_sends "
          "WHERE firm_id = ? AND bulk_change_id = ?",
          {firm, bulk},
          [](Row& row) {
            BulkSends sends;
            sends.waiting = row.get<std::uint64_t>();
            sends.sent = row.get<std::uint64_t>();
            sends.failed = row.get<std::uint64_t>();
            sends.taken_back = row.get<std::uint64_t>();
            sends.next_at = row.get<std::optional<Time>>();
            return sends;
          })
      .value();
}

std::vector<WorkItemId> take_back_bulk(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, std::uint64_t bulk, Time now) {
  struct Waiting {
    WorkItemId work;
    ChecklistId checklist;
    ScheduledSendId id;
  };
  auto waiting = db.list(
      "SELECT work_item_id, checklist_id, id FROM scheduled_sends WHERE firm_id = ? "
      "AND bulk_change_id = ? AND state = 'waiting' ORDER BY work_item_id, checklist_id, id",
      {firm, bulk}, [](Row& row) {
        return Waiting{row.get<WorkItemId>(), row.get<ChecklistId>(), row.get<ScheduledSendId>()};
      });
  for (const Waiting& one : waiting) {
    take_back_send(db, keys, firm, by, one.work, one.checklist, one.id, now);
  }
  return db.list(
      "SELECT work_item_id FROM scheduled_sends WHERE firm_id = ? AND bulk_change_id = ? "
      "GROUP BY work_item_id HAVING SUM(state <> 'cancelled') = 0",
      {firm, bulk}, [](Row& row) { return row.get<WorkItemId>(); });
}

}  // namespace latchkey
