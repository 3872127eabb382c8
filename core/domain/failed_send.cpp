#include "core/domain/failed_send.hpp"

#include "core/domain/outbox.hpp"
#include "core/domain/told_staff.hpp"

namespace latchkey {
namespace {

// As list_open_plans: what was sent or planned since has settled it.
#define FAILED_SENDS(index)                                                                      \
  "SELECT w.id, w.title, k.name, l.id, l.name, COALESCE(c.name, ''), s.contact_id IS NOT NULL, " \
  "s.why, COALESCE(s.who, ''), s.settled_at FROM scheduled_sends s " index                       \
  "JOIN work_items w ON w.firm_id = s.firm_id AND w.id = s.work_item_id "                        \
  "  AND w.client_deleted = 0 "                                                                  \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "                              \
  "JOIN checklists l ON l.firm_id = s.firm_id AND l.work_item_id = s.work_item_id "              \
  "  AND l.id = s.checklist_id AND (l.last_sent_at IS NULL OR l.last_sent_at <= s.settled_at) "  \
  "LEFT JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id "                       \
  "WHERE s.firm_id = ? AND s.state = 'failed' AND NOT EXISTS (SELECT 1 FROM scheduled_sends n "  \
  "  WHERE n.firm_id = s.firm_id AND n.work_item_id = s.work_item_id "                           \
  "  AND n.checklist_id = s.checklist_id AND n.state <> 'cancelled' AND n.id > s.id) "

FailedSend to_failed(Row& row) {
  FailedSend failed{};
  failed.work = row.get<WorkItemId>();
  failed.work_title = row.get<std::string>();
  failed.client_name = row.get<std::string>();
  failed.checklist = row.get<ChecklistId>();
  failed.checklist_name = row.get<std::string>();
  failed.only_name = row.get<std::string>();
  const bool only_one = row.get<bool>();
  const PlanFailure why = read_plan_failure(row.get<std::string>());
  failed.why = failure_in_words(why, row.get<std::string>(), only_one);
  failed.failed_at = row.get<Time>();
  return failed;
}

}  // namespace

std::string failure_in_words(PlanFailure why, const std::string& who, bool only_one) {
  switch (why) {
    case PlanFailure::no_requests:
      return "There was no request on it. Write one, then send it.";
    case PlanFailure::no_recipients:
      return only_one ? "Its one recipient had been taken off the checklist."
                      : "Nobody was chosen to get it. Choose who does under Edit, then send it.";
    case PlanFailure::recipient_unusable:
      return who +
             " could not be reached at the address on this checklist any more, so nobody was "
             "mailed. Choose another address, or take them off, under Edit, then send it.";
    case PlanFailure::work_completed:
      return "The work was completed by then. Reopen the work if it is still to be sent.";
    case PlanFailure::firm_suspended:
      return "The portal was suspended then. Send it now if it is still needed.";
    case PlanFailure::sender_left:
      return "Neither its sender nor whoever has the work is with the firm any more. Assign the "
             "work to somebody, then send it.";
    case PlanFailure::fault:
      return "Something went wrong on our side. Send it again; if that fails, tell whoever runs "
             "this portal.";
  }
  return {};
}

std::vector<FailedSend> list_failed_sends(Database& db, FirmId firm,
                                          const std::optional<StaffId>& assignee,
                                          Time completed_since, int most) {
  return db.list(FAILED_SENDS("FORCE INDEX (scheduled_sends_failed) ")
                 "AND (? IS NULL OR w.assignee_id = ?) AND (w.status <> 'completed' "
                 "OR s.why = 'work_completed' AND s.settled_at > ?) "
                 "ORDER BY s.settled_at DESC, s.id DESC LIMIT ?",
                 {firm, assignee, assignee, completed_since, most}, to_failed);
}

std::optional<FailedSend> find_failed_send(Database& db, FirmId firm, WorkItemId work,
                                           ChecklistId checklist) {
  return db.find(
      FAILED_SENDS("") "AND s.work_item_id = ? AND s.checklist_id = ? ORDER BY s.id DESC LIMIT 1",
      {firm, work, checklist}, to_failed);
}

void tell_of_failed_send(Database& db, Random& random, FirmId firm, WorkItemId work,
                         ChecklistId checklist, ScheduledSendId plan, Time now) {
  auto told = db.find(
      "SELECT p.id, p.address FROM scheduled_sends s JOIN staff p ON p.firm_id = s.firm_id "
      "AND p.id = s.planned_by AND p.deactivated_at IS NULL WHERE s.firm_id = ? "
      "AND s.work_item_id = ? AND s.checklist_id = ? AND s.id = ?",
      {firm, work, checklist, plan}, [](Row& row) {
        return ToldStaff{row.get<StaffId>(), row.get<std::string>()};
      });
  if (!told) told = find_told_staff(db, firm, work);
  if (!told) return;
  enqueue(db, random, firm,
          {.letter = Letter::send_failed,
           .to_address = told->address,
           .work_item = work,
           .checklist = checklist,
           .link = {},
           .staff = told->id},
          now);
}

}  // namespace latchkey
