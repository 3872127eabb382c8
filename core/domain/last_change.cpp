#include "core/domain/last_change.hpp"

namespace latchkey {
namespace {

constexpr const char* kOfWork =
    "work.completed,work.reopened,work.status_set,work.assigned,work.edited,work.restored,"
    "checklist.sent,checklist.resent";
constexpr const char* kWithin =
    "work.completed,work.reopened,work.status_set,work.assigned,work.edited,checklist.sent,"
    "checklist.resent,checklist.send_planned,checklist.send_taken_back,checklist.cancelled,"
    "work.restored,checklist.deleted,checklist.restored,"
    "checklist.created,checklist.edited,checklist.duplicated,checklist.sections,"
    "checklist.from_template,request.added,request.edited,request.moved,request.removed,"
    "request.duplicated";

std::optional<LastChange> find_last(Database& db, FirmId firm, WorkItemId work,
                                    const char* actions) {
  return db.find(
      "SELECT action, actor_name, at, detail FROM audit_events FORCE INDEX (audit_events_work) "
      "WHERE firm_id = ? AND work_item_id = ? AND FIND_IN_SET(action, ?) > 0 "
      "ORDER BY at DESC, number DESC LIMIT 1",
      {firm, work, actions}, [](Row& row) {
        return LastChange{row.get<std::string>(), row.get<std::string>(), row.get<Time>(),
                          row.get<std::string>()};
      });
}

}  // namespace

std::optional<LastChange> find_last_change(Database& db, FirmId firm, WorkItemId work) {
  return find_last(db, firm, work, kOfWork);
}

std::optional<LastChange> find_last_change_within(Database& db, FirmId firm, WorkItemId work) {
  return find_last(db, firm, work, kWithin);
}

}  // namespace latchkey
