#include "core/domain/review_queue.hpp"

#include <algorithm>
#include <stdexcept>

namespace latchkey {
namespace {

void require_transaction(const Database& db) {
  if (!db.in_transaction()) throw std::logic_error("review_queue changes in a transaction");
}

// The newest of what waits, read along the primary key: one row of each kind.
#define OF_CLIENT(kind)                                                 \
  "WHERE q." kind                                                       \
  " > 0 AND n.firm_id = q.firm_id AND n.work_item_id = q.work_item_id " \
  "AND n.request_id = q.request_id AND n.contact_id IS NOT NULL ORDER BY n.id DESC LIMIT 1"
#define NEWEST(table, column) "(SELECT " column " FROM " table " n " OF_CLIENT(table) ")"
#define QUEUE_COLUMNS \
  "SELECT q.request_id, q.work_item_id, q.checklist_id, q.client_id, r.title, w.title, "  \
  "k.name, p.name, q.author_name, q.answers, q.files, q.comments, q.removed, q.ticked, q.reopened, " \
  "q.excuse, q.came_in_at, e.kind, e.until_on, e.note, "                                  \
  NEWEST("answers", "LEFT(n.body, 400)") ", " NEWEST("comments", "LEFT(n.body, 400)") ", " \
  "(SELECT n.name FROM documents n " OF_CLIENT("files") ") "
#define QUEUE_JOINS                                                                      \
  "JOIN client_requests r ON r.firm_id = q.firm_id AND r.work_item_id = q.work_item_id " \
  "  AND r.checklist_id = q.checklist_id AND r.id = q.request_id "                       \
  "JOIN work_items w ON w.firm_id = q.firm_id AND w.id = q.work_item_id "                \
  "JOIN clients k ON k.firm_id = q.firm_id AND k.id = q.client_id "                      \
  "JOIN staff p ON p.firm_id = q.firm_id AND p.id = q.assignee_id "                      \
  "LEFT JOIN request_excuses e ON e.firm_id = q.firm_id "                                \
  "  AND e.work_item_id = q.work_item_id AND e.request_id = q.request_id "               \
  "  AND e.state = 'waiting' "
// Mine is read along the primary key, all along the other: two statements, since one with
// "? IS NULL OR" would be planned for neither.
#define QUEUE_OF(whose)                                                               \
  "FROM review_queue q WHERE q.firm_id = ? AND q.client_deleted = 0 " whose           \
  "AND (? IS NULL OR q.client_id = ?) "                                               \
  "AND (? IS NULL OR CASE ? WHEN 'answers' THEN q.answers WHEN 'files' THEN q.files " \
  "WHEN 'comments' THEN q.comments ELSE q.excuse END > 0) "
#define MINE "AND q.assignee_id = ? "
#define OLDEST_FIRST "ORDER BY q.came_in_at, q.request_id "
#define NEWEST_FIRST "ORDER BY q.came_in_at DESC, q.request_id DESC "
#define QUEUE_PAGE(whose, order) \
  QUEUE_COLUMNS "FROM (SELECT q.* " QUEUE_OF(whose) order "LIMIT ? OFFSET ?) q " QUEUE_JOINS order
#define NEIGHBOUR(whose, beyond, order) \
  QUEUE_COLUMNS "FROM (SELECT q.* " QUEUE_OF(whose) beyond order "LIMIT 1) q " QUEUE_JOINS order
#define BEYOND "AND (q.came_in_at > ? OR (q.came_in_at = ? AND q.request_id > ?)) "
#define BELOW "AND (q.came_in_at < ? OR (q.came_in_at = ? AND q.request_id < ?)) "

const char* kind_name(ReviewKind kind) {
  switch (kind) {
    case ReviewKind::answers:
      return "answers";
    case ReviewKind::files:
      return "files";
    case ReviewKind::comments:
      return "comments";
    case ReviewKind::excuses:
      return "excuses";
  }
  return "";
}

ToReview to_review(Row& row) {
  return ToReview{row.get<RequestId>(),
                  row.get<WorkItemId>(),
                  row.get<ChecklistId>(),
                  row.get<ClientId>(),
                  row.get<std::string>(),
                  row.get<std::string>(),
                  row.get<std::string>(),
                  row.get<std::string>(),
                  row.get<std::string>(),
                  row.get<std::uint64_t>(),
                  row.get<std::uint64_t>(),
                  row.get<std::uint64_t>(),
                  row.get<std::uint64_t>(),
                  row.get<bool>(),
                  row.get<bool>(),
                  row.get<bool>(),
                  row.get<Time>(),
                  read_excuse_kind(row.get<std::optional<std::string>>().value_or("")),
                  row.get<std::optional<Date>>(),
                  row.get<std::optional<std::string>>().value_or(""),
                  row.get<std::optional<std::string>>().value_or(""),
                  row.get<std::optional<std::string>>().value_or(""),
                  row.get<std::optional<std::string>>().value_or("")};
}

constexpr const char* kDropWhereEmpty =
    "DELETE FROM review_queue WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "
    "AND answers = 0 AND files = 0 AND comments = 0 AND removed = 0 AND ticked = 0 "
    "AND reopened = 0 AND excuse = 0";

}  // namespace

void enter_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                  const Author& author, Arrival what, std::uint64_t count, Time now) {
  require_transaction(db);
  // Always later than what was shown before, whatever the hosts' clocks say: by this staff are told
  // that something new came in since they looked.
  db.execute(
      "INSERT INTO review_queue (firm_id, assignee_id, came_in_at, request_id, work_item_id, "
      "checklist_id, client_id, author_name, answers, files, comments, removed, ticked, reopened, "
      "excuse, since) "
      "SELECT w.firm_id, w.assignee_id, ?, r.id, w.id, r.checklist_id, w.client_id, ?, ?, ?, ?, ?, "
      "?, ?, ?, ? FROM work_items w JOIN client_requests r ON r.firm_id = w.firm_id "
      "AND r.work_item_id = w.id WHERE w.firm_id = ? AND w.id = ? AND r.id = ? "
      "ON DUPLICATE KEY UPDATE "
      "since = IF(review_queue.answers + review_queue.files + review_queue.comments + "
      "review_queue.removed + review_queue.ticked + review_queue.reopened = 0, VALUES(since), "
      "review_queue.since), came_in_at = GREATEST(VALUES(came_in_at), "
      "review_queue.came_in_at + INTERVAL 1 MICROSECOND), author_name = VALUES(author_name), "
      "answers = review_queue.answers + VALUES(answers), "
      "files = review_queue.files + VALUES(files), "
      "comments = review_queue.comments + VALUES(comments), "
      "removed = review_queue.removed + VALUES(removed), "
      "ticked = IF(VALUES(reopened), 0, review_queue.ticked OR VALUES(ticked)), "
      "reopened = IF(VALUES(ticked), 0, review_queue.reopened OR VALUES(reopened)), "
      "excuse = review_queue.excuse OR VALUES(excuse)",
      {now, author.name, what == Arrival::answer ? count : 0, what == Arrival::files ? count : 0,
       what == Arrival::comment ? count : 0, what == Arrival::removed ? count : 0,
       what == Arrival::ticked, what == Arrival::reopened, what == Arrival::excuse, now, firm, work,
       request});
}

void leave_review(Database& db, FirmId firm, WorkItemId work, RequestId request) {
  require_transaction(db);
  db.execute(
      "DELETE FROM review_queue WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "
      "AND excuse = 0",
      {firm, work, request});
  db.execute(
      "UPDATE review_queue SET answers = 0, files = 0, comments = 0, removed = 0, ticked = 0, "
      "reopened = 0 "
      "WHERE firm_id = ? AND work_item_id = ? AND request_id = ?",
      {firm, work, request});
}

void settle_in_review(Database& db, FirmId firm, WorkItemId work, RequestId request) {
  require_transaction(db);
  db.execute(
      "UPDATE review_queue SET excuse = 0 WHERE firm_id = ? AND work_item_id = ? "
      "AND request_id = ?",
      {firm, work, request});
  db.execute(kDropWhereEmpty, {firm, work, request});
}

bool waits_for_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                      Time came_in_at) {
  return db
      .find_value<bool>(
          "SELECT files > 0 AND COALESCE(since <= ?, 0) FROM review_queue "
          "WHERE firm_id = ? AND work_item_id = ? AND request_id = ?",
          {came_in_at, firm, work, request})
      .value_or(false);
}

void take_file_from_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                           bool waited, bool emptied) {
  require_transaction(db);
  db.execute(
      "UPDATE review_queue SET comments = comments - IF(? AND comments > 0, 1, 0), "
      "files = LEAST(files - IF(? AND files > 0, 1, 0), (SELECT COUNT(*) FROM documents d "
      "WHERE d.firm_id = ? AND d.work_item_id = ? AND d.request_id = ? "
      "AND d.contact_id IS NOT NULL)) WHERE firm_id = ? AND work_item_id = ? AND request_id = ?",
      {waited && emptied, waited, firm, work, request, firm, work, request});
  db.execute(kDropWhereEmpty, {firm, work, request});
}

void return_file_to_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                           const Author& author, const std::optional<Time>& unseen_since,
                           Time now) {
  require_transaction(db);
  if (unseen_since) {
    enter_review(db, firm, work, request, author, Arrival::files, 1, now);
    db.execute(
        "UPDATE review_queue SET since = LEAST(since, ?) WHERE firm_id = ? AND work_item_id = ? "
        "AND request_id = ?",
        {*unseen_since, firm, work, request});
    return;
  }
  // Staff know it: they are not told that it is missing. Where they have been, it is news to them.
  if (db.execute(
          "UPDATE review_queue SET removed = removed - 1 WHERE firm_id = ? AND work_item_id = ? "
          "AND request_id = ? AND removed > 0",
          {firm, work, request}) == 1) {
    db.execute(kDropWhereEmpty, {firm, work, request});
  } else if (author.contact) {
    enter_review(db, firm, work, request, author, Arrival::files, 1, now);
  }
}

void drop_from_review(Database& db, FirmId firm, WorkItemId work, RequestId request) {
  require_transaction(db);
  db.execute("DELETE FROM review_queue WHERE firm_id = ? AND work_item_id = ? AND request_id = ?",
             {firm, work, request});
}

void drop_from_review(Database& db, FirmId firm, WorkItemId work) {
  require_transaction(db);
  db.execute("DELETE FROM review_queue WHERE firm_id = ? AND work_item_id = ?", {firm, work});
}

void restore_to_review(Database& db, FirmId firm, WorkItemId work, Time now) {
  require_transaction(db);
  db.execute(
      "INSERT INTO review_queue (firm_id, assignee_id, came_in_at, request_id, work_item_id, "
      "checklist_id, client_id, author_name, excuse) "
      "SELECT w.firm_id, w.assignee_id, ?, r.id, w.id, r.checklist_id, w.client_id, "
      "e.contact_name, 1 FROM work_items w "
      "JOIN client_requests r ON r.firm_id = w.firm_id AND r.work_item_id = w.id "
      "  AND r.excuse IS NOT NULL "
      "JOIN request_excuses e ON e.firm_id = r.firm_id AND e.work_item_id = r.work_item_id "
      "  AND e.request_id = r.id AND e.state = 'waiting' WHERE w.firm_id = ? AND w.id = ?",
      {now, firm, work});
}

void set_review_assignee(Database& db, FirmId firm, WorkItemId work, StaffId assignee) {
  require_transaction(db);
  db.execute("UPDATE review_queue SET assignee_id = ? WHERE firm_id = ? AND work_item_id = ?",
             {assignee, firm, work});
}

#define FILTER_VALUES filter.client, filter.client, kind, kind
#define KIND_OF_FILTER             \
  std::optional<std::string> kind; \
  if (filter.kind) kind = kind_name(*filter.kind)

Listing<ToReview> list_to_review(Database& db, FirmId firm, const ReviewFilter& filter, int page) {
  KIND_OF_FILTER;
  Listing<ToReview> listing{{}, 0, std::max(page, 1)};
  const auto before = rows_before(page);
  if (filter.assignee) {
    listing.total = db.find_value<std::uint64_t>("SELECT COUNT(*) " QUEUE_OF(MINE),
                                                 {firm, *filter.assignee, FILTER_VALUES})
                        .value_or(0);
    listing.rows = db.list(
        filter.newest_first ? QUEUE_PAGE(MINE, NEWEST_FIRST) : QUEUE_PAGE(MINE, OLDEST_FIRST),
        {firm, *filter.assignee, FILTER_VALUES, kRowsPerPage, before}, to_review);
  } else {
    listing.total =
        db.find_value<std::uint64_t>("SELECT COUNT(*) " QUEUE_OF(""), {firm, FILTER_VALUES})
            .value_or(0);
    listing.rows =
        db.list(filter.newest_first ? QUEUE_PAGE("", NEWEST_FIRST) : QUEUE_PAGE("", OLDEST_FIRST),
                {firm, FILTER_VALUES, kRowsPerPage, before}, to_review);
  }
  return listing;
}

std::uint64_t count_to_review(Database& db, FirmId firm, std::optional<StaffId> assignee) {
  auto count = assignee ? db.find_value<std::uint64_t>(
                              "SELECT COUNT(*) FROM review_queue WHERE firm_id = ? "
                              "AND client_deleted = 0 AND assignee_id = ?",
                              {firm, *assignee})
                        : db.find_value<std::uint64_t>(
                              "SELECT COUNT(*) FROM review_queue WHERE firm_id = ? "
                              "AND client_deleted = 0",
                              {firm});
  return count.value_or(0);
}

std::vector<std::pair<ClientId, std::string>> list_review_clients(Database& db, FirmId firm,
                                                                  std::optional<StaffId> assignee) {
  return db.list(
      "SELECT DISTINCT k.id, k.name FROM review_queue q JOIN clients k ON k.firm_id = q.firm_id "
      "AND k.id = q.client_id WHERE q.firm_id = ? AND q.client_deleted = 0 AND (? IS NULL OR "
      "q.assignee_id = ?) "
      "ORDER BY k.name, k.id",
      {firm, assignee, assignee}, [](Row& row) {
        return std::pair{row.get<ClientId>(), row.get<std::string>()};
      });
}

std::optional<Time> find_came_in_at(Database& db, FirmId firm, WorkItemId work, RequestId request) {
  return db.find_value<Time>(
      "SELECT came_in_at FROM review_queue WHERE firm_id = ? AND work_item_id = ? "
      "AND request_id = ?",
      {firm, work, request});
}

ReviewNeighbours find_review_neighbours(Database& db, FirmId firm, const ReviewFilter& filter,
                                        Time at, RequestId request) {
  KIND_OF_FILTER;
  std::optional<ToReview> later, earlier;
  if (filter.assignee) {
    later = db.find(NEIGHBOUR(MINE, BEYOND, OLDEST_FIRST),
                    {firm, *filter.assignee, FILTER_VALUES, at, at, request}, to_review);
    earlier = db.find(NEIGHBOUR(MINE, BELOW, NEWEST_FIRST),
                      {firm, *filter.assignee, FILTER_VALUES, at, at, request}, to_review);
  } else {
    later = db.find(NEIGHBOUR("", BEYOND, OLDEST_FIRST), {firm, FILTER_VALUES, at, at, request},
                    to_review);
    earlier = db.find(NEIGHBOUR("", BELOW, NEWEST_FIRST), {firm, FILTER_VALUES, at, at, request},
                      to_review);
  }
  if (filter.newest_first) return {later, earlier};
  return {earlier, later};
}

}  // namespace latchkey
