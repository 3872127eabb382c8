#include "core/domain/came_in.hpp"

#include <stdexcept>
#include <utility>

namespace latchkey {
namespace {

constexpr std::pair<const char*, CameInKind> kActions[] = {
    {"request.answered", CameInKind::answer},        {"request.commented", CameInKind::comment},
    {"documents.added", CameInKind::files},          {"request.completed", CameInKind::completed},
    {"request.reopened", CameInKind::reopened},      {"device.not_me", CameInKind::not_me},
    {"work.reopen_asked", CameInKind::reopen_asked}, {"request.excused", CameInKind::excused},
};

#define CAME_IN_ACTIONS                                                                 \
  "e.actor_kind = 'contact' AND e.action IN ('request.answered', 'request.commented', " \
  "'documents.added', 'request.completed', 'request.reopened', 'request.excused', "     \
  "'device.not_me', 'work.reopen_asked')"
#define CAME_IN_SELECT                                                                 \
  "SELECT e.action, e.actor_name, w.id, w.title, r.checklist_id, r.id, r.title, e.at " \
  "FROM audit_events e "                                                               \
  "JOIN work_items w ON w.firm_id = e.firm_id AND w.id = e.work_item_id "              \
  "LEFT JOIN client_requests r ON r.id = e.subject_id AND r.firm_id = e.firm_id "      \
  "  AND r.work_item_id = e.work_item_id AND e.action NOT IN ('device.not_me', "       \
  "'work.reopen_asked') "

CameInKind kind_of(const std::string& action) {
  for (const auto& [name, kind] : kActions) {
    if (action == name) return kind;
  }
  throw std::logic_error("not something that comes in: " + action);
}

CameIn to_came_in(Row& row) {
  return CameIn{kind_of(row.get<std::string>()),
                row.get<std::string>(),
                row.get<WorkItemId>(),
                row.get<std::string>(),
                row.get<std::optional<ChecklistId>>(),
                row.get<std::optional<RequestId>>(),
                row.get<std::optional<std::string>>().value_or(""),
                row.get<Time>()};
}

}  // namespace

std::vector<CameIn> list_came_in(Database& db, FirmId firm, int most) {
  return db.list(CAME_IN_SELECT "WHERE e.firm_id = ? AND " CAME_IN_ACTIONS
                                " ORDER BY e.at DESC, e.number DESC LIMIT ?",
                 {firm, most}, to_came_in);
}

std::vector<CameIn> list_came_in(Database& db, FirmId firm, WorkItemId work,
                                 const std::optional<ChecklistId>& checklist, int most) {
  return db.list(CAME_IN_SELECT "WHERE e.firm_id = ? AND e.work_item_id = ? AND " CAME_IN_ACTIONS
                                " AND (? IS NULL OR r.checklist_id = ?) "
                                "ORDER BY e.at DESC, e.number DESC LIMIT ?",
                 {firm, work, checklist, checklist, most}, to_came_in);
}

std::uint64_t count_came_in(Database& db, FirmId firm, Time since) {
  return db
      .find_value<std::uint64_t>(
          "SELECT COUNT(*) FROM audit_events e WHERE e.firm_id = ? AND e.at > ? "
          "AND " CAME_IN_ACTIONS,
          {firm, since})
      .value_or(0);
}

}  // namespace latchkey
