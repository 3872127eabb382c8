#include "core/domain/accept_undo.hpp"

#include <stdexcept>

#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

/// Rows are good for ten minutes; the rest of the day is for whoever asks what happened.
constexpr std::chrono::hours kKept{24};

struct Accepted {
  WorkItemId work;
  RequestId request;
};

#define ACCEPTED_ROW                                                                               \
  "a.firm_id = ? AND a.staff_id = ? AND a.accepted_at = ? AND a.work_item_id = ? AND a.request_id" \
  " = ? "

/// In a transaction that holds the work item.
bool put_back(Database& db, FirmId firm, StaffId staff, Time accepted_at, const Accepted& one) {
  // Only what is still as accepting left it, and of which nothing new waits.
  if (db.execute(
          "UPDATE client_requests r JOIN accepted_requests a ON a.firm_id = r.firm_id "
          "AND a.work_item_id = r.work_item_id AND a.request_id = r.id "
          "LEFT JOIN request_excuses e ON e.firm_id = a.firm_id "
          "  AND e.work_item_id = a.work_item_id AND e.request_id = a.request_id "
          "  AND e.id = a.excuse_id "
          "SET r.status = a.status, r.completed_at = a.completed_at, "
          "r.completed_by = a.completed_by, r.completed_by_contact = a.completed_by_contact, "
          "r.review = a.review, r.due_on = a.due_on, r.excuse = e.kind, r.version = r.version + 1 "
          "WHERE " ACCEPTED_ROW
          "AND r.version = a.version AND r.review <=> IF(a.extends, a.review, 'accepted') "
          "AND NOT EXISTS (SELECT 1 FROM review_queue q WHERE q.firm_id = a.firm_id "
          "AND q.work_item_id = a.work_item_id AND q.request_id = a.request_id)",
          {firm, staff, accepted_at, one.work, one.request}) == 0) {
    return false;
  }
  db.execute(
      "UPDATE request_excuses e JOIN accepted_requests a ON a.firm_id = e.firm_id "
      "AND a.work_item_id = e.work_item_id AND a.request_id = e.request_id "
      "AND a.excuse_id = e.id SET e.state = 'waiting', e.settled_at = NULL WHERE " ACCEPTED_ROW,
      {firm, staff, accepted_at, one.work, one.request});
  db.execute(
      "UPDATE checklists c JOIN client_requests r ON r.firm_id = c.firm_id "
      "AND r.work_item_id = c.work_item_id AND r.checklist_id = c.id "
      "JOIN accepted_requests a ON a.firm_id = r.firm_id AND a.work_item_id = r.work_item_id "
      "AND a.request_id = r.id SET c.version = c.version + 1 WHERE a.extends = 1 "
      "AND " ACCEPTED_ROW,
      {firm, staff, accepted_at, one.work, one.request});
  db.execute(
      "INSERT INTO review_queue (firm_id, assignee_id, came_in_at, request_id, work_item_id, "
      "checklist_id, client_id, author_name, answers, files, comments, removed, ticked, reopened, "
      "excuse, since) "
      "SELECT a.firm_id, w.assignee_id, a.came_in_at, a.request_id, a.work_item_id, "
      "r.checklist_id, w.client_id, a.author_name, a.answers, a.files, a.comments, "
      "a.removed, a.ticked, a.reopened, a.excuse, a.since FROM accepted_requests a "
      "JOIN work_items w ON w.firm_id = a.firm_id AND w.id = a.work_item_id "
      "JOIN client_requests r ON r.firm_id = a.firm_id AND r.work_item_id = a.work_item_id "
      "  AND r.id = a.request_id WHERE a.came_in_at IS NOT NULL AND " ACCEPTED_ROW,
      {firm, staff, accepted_at, one.work, one.request});
  return true;
}

}  // namespace

void keep_before_accepting(Database& db, FirmId firm, const ActingStaff& by, const Looked& looked,
                           Time now) {
  if (!db.in_transaction()) throw std::logic_error("what is accepted is kept in its transaction");
  db.execute("DELETE FROM accepted_requests WHERE firm_id = ? AND staff_id = ? AND accepted_at < ?",
             {firm, by.id, now - kKept});
  // Accepting counts the version on by one.
  db.execute(
      "REPLACE INTO accepted_requests (firm_id, staff_id, accepted_at, work_item_id, request_id, "
      "version, extends, status, completed_at, completed_by, completed_by_contact, review, due_on, "
      "excuse_id, came_in_at, author_name, answers, files, comments, removed, ticked, reopened, "
      "excuse, since) "
      "SELECT r.firm_id, ?, ?, r.work_item_id, r.id, r.version + 1, "
      "COALESCE(e.kind = 'need_until', 0), r.status, r.completed_at, r.completed_by, "
      "r.completed_by_contact, r.review, r.due_on, e.id, q.came_in_at, "
      "COALESCE(q.author_name, ''), COALESCE(q.answers, 0), COALESCE(q.files, 0), "
      "COALESCE(q.comments, 0), COALESCE(q.removed, 0), COALESCE(q.ticked, 0), "
      "COALESCE(q.reopened, 0), "
      "COALESCE(q.excuse, 0), q.since FROM client_requests r "
      "LEFT JOIN review_queue q ON q.firm_id = r.firm_id AND q.work_item_id = r.work_item_id "
      "  AND q.request_id = r.id "
      "LEFT JOIN request_excuses e ON e.firm_id = r.firm_id AND e.work_item_id = r.work_item_id "
      "  AND e.request_id = r.id AND e.state = 'waiting' "
      "WHERE r.firm_id = ? AND r.work_item_id = ? AND r.id = ?",
      {by.id, now, firm, looked.work, looked.request});
}

std::uint64_t count_undoable_accepts(Database& db, FirmId firm, StaffId staff, Time accepted_at,
                                     Time now) {
  if (accepted_at + kAcceptUndoFor < now) return 0;
  return db
      .find_value<std::uint64_t>(
          "SELECT COUNT(*) FROM accepted_requests WHERE firm_id = ? AND staff_id = ? "
          "AND accepted_at = ?",
          {firm, staff, accepted_at})
      .value_or(0);
}

AcceptsUndone undo_accepts(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           Time accepted_at, Time now) {
  AcceptsUndone result;
  if (accepted_at + kAcceptUndoFor < now) return result;
  for (const Accepted& one :
       db.list("SELECT work_item_id, request_id FROM accepted_requests WHERE firm_id = ? "
               "AND staff_id = ? AND accepted_at = ?",
               {firm, by.id, accepted_at}, [](Row& row) {
                 return Accepted{row.get<WorkItemId>(), row.get<RequestId>()};
               })) {
    const bool undone = db.transaction([&] {
      auto work = lock_work_item(db, firm, one.work);
      if (!work || work->status == WorkStatus::completed) return false;
      if (!put_back(db, firm, by.id, accepted_at, one)) return false;
      db.execute(
          "DELETE FROM accepted_requests WHERE firm_id = ? AND staff_id = ? AND accepted_at = ? "
          "AND work_item_id = ? AND request_id = ?",
          {firm, by.id, accepted_at, one.work, one.request});
      keep_review(db, firm, by, one.work, one.request, Verdict::undone, "", now);
      refresh_contact_work(db, firm, one.work);
      record(db, keys, firm,
             {.action = "request.accept_undone",
              .actor = by.author(),
              .ip = by.ip,
              .client = work->client,
              .work_item = one.work,
              .subject = one.request.value,
              .detail = ""},
             now);
      return true;
    });
    ++(undone ? result.undone : result.kept);
  }
  return result;
}

}  // namespace latchkey
