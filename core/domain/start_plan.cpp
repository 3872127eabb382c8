#include "core/domain/start_plan.hpp"

#include <algorithm>

#include "core/base/zone_offset.hpp"

namespace latchkey {

Time moment_from_start(Date start, int days, std::chrono::minutes at, const std::string& zone) {
  return moment_in_zone(Date{std::chrono::sys_days{start} + std::chrono::days{days}}, at, zone);
}

std::optional<Date> find_work_start(Database& db, FirmId firm, WorkItemId work) {
  return db
      .find_value<std::optional<Date>>(
          "SELECT start_on FROM work_items WHERE firm_id = ? AND id = ?", {firm, work})
      .value_or(std::nullopt);
}

void move_scheduled_sends(Database& db, FirmId firm, WorkItemId work, Time now) {
  struct Moved {
    ScheduledSendId id;
    int days, minute;
    std::optional<Time> run_at;
    std::optional<Date> start;
    std::string zone;
  };
  auto plans = db.list(
      "SELECT s.id, s.days, s.minute_of_day, s.run_at, w.start_on, f.time_zone "
      "FROM scheduled_sends s JOIN work_items w ON w.firm_id = s.firm_id AND w.id = s.work_item_id "
      "JOIN firms f ON f.id = s.firm_id "
      "WHERE s.firm_id = ? AND s.work_item_id = ? AND s.timing = 'start' AND s.state = 'waiting'",
      {firm, work}, [](Row& row) {
        return Moved{row.get<ScheduledSendId>(),
                     row.get<int>(),
                     row.get<int>(),
                     row.get<std::optional<Time>>(),
                     row.get<std::optional<Date>>(),
                     row.get<std::string>()};
      });
  for (const Moved& plan : plans) {
    std::optional<Time> run_at;
    if (plan.start) {
      run_at =
          moment_from_start(*plan.start, plan.days, std::chrono::minutes{plan.minute}, plan.zone);
    }
    if (run_at == plan.run_at) continue;
    // Into the past: soon, and not before somebody can see it and take it back.
    if (run_at && *run_at < now + kMovedGrace) run_at = now + kMovedGrace;
    db.execute(
        "UPDATE scheduled_sends SET run_at = ? WHERE firm_id = ? AND work_item_id = ? "
        "AND id = ? AND state = 'waiting'",
        {run_at, firm, work, plan.id});
  }
}

Time StartPlan::due(Date start, const std::string& zone) const {
  return moment_from_start(start, days, at, zone);
}

std::vector<StartPlan> list_start_plans(Database& db, FirmId firm, WorkItemId work) {
  return db.list(
      "SELECT s.checklist_id, l.name, s.contact_id, c.name, s.sender_id, p.name, s.days, "
      "s.minute_of_day FROM scheduled_sends s "
      "JOIN checklists l ON l.firm_id = s.firm_id AND l.work_item_id = s.work_item_id "
      "  AND l.id = s.checklist_id AND l.cancelled_at IS NULL AND l.deleted_at IS NULL "
      "LEFT JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id "
      "JOIN staff p ON p.firm_id = s.firm_id AND p.id = s.sender_id "
      "WHERE s.firm_id = ? AND s.work_item_id = ? AND s.timing = 'start' "
      "AND s.state <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM scheduled_sends n "
      "  WHERE n.firm_id = s.firm_id AND n.work_item_id = s.work_item_id "
      "  AND n.checklist_id = s.checklist_id AND n.timing = 'start' AND n.state <> 'cancelled' "
      "  AND n.contact_id <=> s.contact_id AND n.days = s.days "
      "  AND n.minute_of_day = s.minute_of_day AND n.id > s.id) "
      "ORDER BY s.days, s.minute_of_day, s.id",
      {firm, work}, [](Row& row) {
        StartPlan plan{};
        plan.checklist = row.get<ChecklistId>();
        plan.checklist_name = row.get<std::string>();
        plan.only = row.get<std::optional<ContactId>>();
        plan.only_name = row.get<std::optional<std::string>>().value_or("");
        plan.sender = row.get<StaffId>();
        plan.sender_name = row.get<std::string>();
        plan.days = row.get<int>();
        plan.at = std::chrono::minutes{row.get<int>()};
        return plan;
      });
}

void copy_start_plans(Database& db, FirmId firm, WorkItemId from, ChecklistId checklist,
                      WorkItemId to, ChecklistId copy, Time now) {
  const auto start = find_work_start(db, firm, to);
  const auto zone =
      db.find_value<std::string>("SELECT time_zone FROM firms WHERE id = ?", {firm}).value();
  for (const StartPlan& plan : list_start_plans(db, firm, from)) {
    if (plan.checklist != checklist) continue;
    std::optional<Time> run_at;
    if (start) run_at = std::max(plan.due(*start, zone), now + Duration{kMovedGrace});
    db.execute(
        "INSERT INTO scheduled_sends (firm_id, work_item_id, checklist_id, contact_id, sender_id, "
        "planned_by, planned_by_name, timing, days, minute_of_day, run_at, state, planned_at) "
        "SELECT p.firm_id, ?, ?, ?, p.id, p.id, p.name, 'start', ?, ?, ?, 'waiting', ? "
        "FROM staff p WHERE p.firm_id = ? AND p.id = ? AND (? IS NULL OR EXISTS "
        "(SELECT 1 FROM checklist_recipients t WHERE t.firm_id = p.firm_id "
        " AND t.work_item_id = ? AND t.checklist_id = ? AND t.contact_id = ?))",
        {to, copy, plan.only, plan.days, plan.at.count(), run_at, now, firm, plan.sender, plan.only,
         to, copy, plan.only});
  }
}

}  // namespace latchkey
