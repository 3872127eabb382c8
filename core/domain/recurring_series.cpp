#include "core/domain/recurring_series.hpp"

namespace latchkey {
namespace {

constexpr int kMonths[] = {1, 3, 12};

#define SERIES_COLUMNS                                                               \
  "s.firm_id, s.id, s.work_item_id, s.every, s.counted_from, s.counted, s.next_on, " \
  "s.lead_days, s.state = 'running', s.stopped_why, s.version "

Series to_series(Row& row) {
  return Series{row.get<FirmId>(),     row.get<RecurrenceId>(),
                row.get<WorkItemId>(), read_every(row.get<std::string>()).value(),
                row.get<Date>(),       row.get<int>(),
                row.get<Date>(),       row.get<int>(),
                row.get<bool>(),       row.get<std::string>(),
                row.get<unsigned>()};
}

}  // namespace

int months_of(Every every) {
  return kMonths[static_cast<int>(every)];
}

std::optional<Series> find_series(Database& db, FirmId firm, WorkItemId work) {
  return db.find("SELECT " SERIES_COLUMNS
                 "FROM recurring_work m JOIN recurrences s ON s.firm_id = m.firm_id "
                 "AND s.id = m.recurrence_id WHERE m.firm_id = ? AND m.work_item_id = ?",
                 {firm, work}, to_series);
}

std::optional<Series> lock_series(Database& db, FirmId firm, WorkItemId work) {
  auto found = find_series(db, firm, work);
  if (!found) return std::nullopt;
  return db.find("SELECT " SERIES_COLUMNS
                 "FROM recurrences s WHERE s.firm_id = ? AND s.id = ? FOR UPDATE",
                 {firm, found->id}, to_series);
}

std::optional<Series> lock_due_series(Database& db, Time now) {
  return db.find("SELECT " SERIES_COLUMNS
                 "FROM recurrences s WHERE s.state = 'running' AND s.make_at <= ? "
                 "ORDER BY s.make_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                 {now}, to_series);
}

std::optional<Pattern> find_pattern(Database& db, FirmId firm, WorkItemId work) {
  return db.find(
      "SELECT w.id, w.client_id, w.title, w.assignee_id, w.start_on, w.due_on, "
      "k.deleted_at IS NOT NULL, IF(w.start_on IS NULL OR EXISTS (SELECT 1 FROM recurring_work e "
      "WHERE e.firm_id = m.firm_id AND e.recurrence_id = m.recurrence_id "
      "AND e.starts_on < m.starts_on), m.starts_on, w.start_on) FROM work_items w "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "LEFT JOIN recurring_work m ON m.firm_id = w.firm_id AND m.work_item_id = w.id "
      "WHERE w.firm_id = ? AND w.id = ?",
      {firm, work}, [](Row& row) {
        return Pattern{row.get<WorkItemId>(),
                       row.get<ClientId>(),
                       row.get<std::string>(),
                       row.get<StaffId>(),
                       row.get<std::optional<Date>>(),
                       row.get<std::optional<Date>>(),
                       row.get<bool>(),
                       row.get<std::optional<Date>>()};
      });
}

}  // namespace latchkey
