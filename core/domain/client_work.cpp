#include "core/domain/client_work.hpp"

#include <algorithm>

namespace latchkey {
namespace {

Entry to_entry(Row& row) {
  return Entry{row.get<std::string>(),
               row.get<std::optional<ContactId>>(),
               row.get<std::string>(),
               row.get<Time>(),
               {}};
}

/// The checklists within reach, each with the names of its other recipients.
void add_checklists(Database& db, FirmId firm, const Reach& reach, WorkView& work) {
  struct Recipient {
    ChecklistId checklist;
    std::string checklist_name;
    ContactId contact;
    bool seen;                        // in a way that the session sees, where it is its contact
    std::optional<std::string> name;  // empty: deleted
  };
  // In the order of the table's key, which costs no sorting; there are a handful of rows.
  auto recipients = db.list(
      "SELECT l.id, l.name, t.contact_id, t.way IN (?, ?) OR l.id = ?, c.name "
      "FROM checklist_recipients t "
      "JOIN checklists l ON l.firm_id = t.firm_id AND l.work_item_id = t.work_item_id "
      "  AND l.id = t.checklist_id "
      "LEFT JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id "
      "  AND c.deleted_at IS NULL "
      "WHERE t.firm_id = ? AND t.work_item_id = ? "
      "AND (t.first_sent_at IS NOT NULL OR t.checklist_id = ?) "
      "ORDER BY t.checklist_id, t.contact_id",
      {reach.way(), reach.other_way(), reach.previewed, firm, work.id, reach.previewed},
      [](Row& row) {
        return Recipient{row.get<ChecklistId>(), row.get<std::string>(), row.get<ContactId>(),
                         row.get<bool>(), row.get<std::optional<std::string>>()};
      });
  for (const Recipient& recipient : recipients) {
    if (recipient.contact != reach.contact || !recipient.seen) continue;
    work.checklists.push_back({recipient.checklist, recipient.checklist_name, {}, {}});
  }
  for (ChecklistView& view : work.checklists) {
    for (const Recipient& recipient : recipients) {
      if (recipient.checklist != view.id || recipient.contact == reach.contact) continue;
      if (recipient.name) view.shared_with.push_back(*recipient.name);
    }
    std::ranges::sort(view.shared_with);
  }
}

/// The requests of the checklists in `work`, by position. They are read without a join and sorted
/// here: the server would make a temporary table of the join, which took half of the page's time.
void add_requests(Database& db, FirmId firm, WorkView& work) {
  struct Asked {
    ChecklistId checklist;
    int position;
    RequestLine line;
  };
  auto asked = db.list("SELECT r.checklist_id, r.position, " LATCHKEY_REQUEST_LINE_COLUMNS
                       " FROM client_requests r WHERE r.firm_id = ? AND r.work_item_id = ? "
                       "ORDER BY r.checklist_id, r.id",
                       {firm, work.id}, [](Row& row) {
                         return Asked{row.get<ChecklistId>(), row.get<int>(), to_request_line(row)};
                       });
  std::ranges::stable_sort(asked, {}, &Asked::position);
  for (Asked& one : asked) {
    // What was sent to others alone belongs to no view here.
    auto view = std::ranges::find(work.checklists, one.checklist, &ChecklistView::id);
    if (view != work.checklists.end()) view->requests.push_back(std::move(one.line));
  }
}

HeldWork to_held_work(Row& row) {
  return HeldWork{row.get<WorkItemId>(),
                  row.get<std::string>(),
                  row.get<std::string>(),
                  row.get<bool>(),
                  row.get<std::optional<Time>>(),
                  row.get<std::optional<Date>>(),
                  row.get<int>(),
                  row.get<int>()};
}

}  // namespace

RequestLine to_request_line(Row& row) {
  return RequestLine{row.get<RequestId>(),
                     row.get<std::string>(),
                     row.get<std::optional<Date>>(),
                     row.get<bool>(),
                     row.get<std::optional<Time>>(),
                     row.get<std::optional<std::string>>().value_or(""),
                     row.get<std::optional<ContactId>>(),
                     row.get<bool>(),
                     row.get<int>(),
                     row.get<int>(),
                     read_review_state(row.get<std::optional<std::string>>().value_or("")),
                     read_excuse_kind(row.get<std::optional<std::string>>().value_or("")),
                     read_request_kind(row.get<std::string>()).value_or(RequestKind::text),
                     row.get<bool>(),
                     row.get<std::string>()};
}

std::optional<WorkView> find_work(Database& db, FirmId firm, const Reach& reach,
                                  WorkItemId work_item) {
  auto work = db.find(
      "SELECT w.id, w.title, k.name, p.name, w.status = 'completed', w.completed_at "
      "FROM work_items w JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "JOIN staff p ON p.firm_id = w.firm_id AND p.id = w.assignee_id "
      "WHERE w.firm_id = ? AND w.id = ?",
      {firm, work_item}, [](Row& row) {
        return WorkView{row.get<WorkItemId>(),
                        row.get<std::string>(),
                        row.get<std::string>(),
                        row.get<std::string>(),
                        row.get<bool>(),
                        row.get<std::optional<Time>>(),
                        {}};
      });
  if (!work) return std::nullopt;
  add_checklists(db, firm, reach, *work);
  if (work->checklists.empty()) return std::nullopt;
  add_requests(db, firm, *work);
  return work;
}

#define HELD_COLUMNS                                                        \
  "SELECT w.id, w.title, k.name, w.status = 'completed', w.completed_at, "  \
  "MIN(CASE WHEN r.status = 'open' AND r.required = 1 THEN r.due_on END), " \
  "COALESCE(SUM(r.status = 'completed' AND r.required = 1), 0), COALESCE(SUM(r.required), 0) "
#define HELD_WORK                                                                             \
  "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "                     \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "                           \
  "LEFT JOIN client_requests r ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id " \
  "  AND r.checklist_id = t.checklist_id "
#define HELD_ORDER                                                                  \
  "GROUP BY w.id, w.title, k.name, w.status, w.completed_at "                       \
  "ORDER BY w.status = 'completed', k.name, "                                       \
  "MIN(CASE WHEN r.status = 'open' AND r.required = 1 THEN r.due_on END) IS NULL, " \
  "MIN(CASE WHEN r.status = 'open' AND r.required = 1 THEN r.due_on END), w.id"

std::vector<HeldWork> list_held_work(Database& db, FirmId firm, ContactId contact, DeviceId device,
                                     Time now) {
  return db.list(HELD_COLUMNS
                 "FROM bindings b "
                 "JOIN checklist_recipients t ON t.firm_id = b.firm_id "
                 "  AND t.contact_id = b.contact_id AND t.work_item_id = b.work_item_id "
                 "  AND t.first_sent_at IS NOT NULL AND t.way = 'link' " HELD_WORK
                 "WHERE b.firm_id = ? AND b.contact_id = ? AND b.device_id = ? "
                 "AND b.ended_at IS NULL AND b.expires_at > ? " HELD_ORDER,
                 {firm, contact, device, now}, to_held_work);
}

std::vector<HeldWork> list_work_by_pin(Database& db, FirmId firm, ContactId contact) {
  return db.list(HELD_COLUMNS "FROM checklist_recipients t " HELD_WORK
                              "WHERE t.firm_id = ? AND t.contact_id = ? AND t.way = 'pin' "
                              "AND t.first_sent_at IS NOT NULL " HELD_ORDER,
                 {firm, contact}, to_held_work);
}

std::optional<RequestView> find_request(Database& db, FirmId firm, const Reach& reach,
                                        WorkItemId work_item, RequestId request) {
  return db.find(
      "SELECT " LATCHKEY_REQUEST_LINE_COLUMNS
      ", l.id, l.name, r.description, r.details, w.title, w.client_id, w.status = 'completed', "
      "w.completed_at "
      "FROM checklist_recipients t "
      "JOIN client_requests r ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id "
      "  AND r.checklist_id = t.checklist_id AND r.id = ? "
      "JOIN checklists l ON l.firm_id = r.firm_id AND l.work_item_id = r.work_item_id "
      "  AND l.id = r.checklist_id "
      "JOIN work_items w ON w.firm_id = r.firm_id AND w.id = r.work_item_id "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.contact_id = ? "
      "AND (t.checklist_id = ? OR " LATCHKEY_SEEN_WAYS ")",
      {request, firm, work_item, reach.contact, reach.previewed, reach.way(), reach.other_way()},
      [](Row& row) {
        return RequestView{to_request_line(row),
                           row.get<ChecklistId>(),
                           row.get<std::string>(),
                           row.get<std::string>(),
                           row.get<std::optional<std::string>>().value_or(""),
                           row.get<std::string>(),
                           row.get<ClientId>(),
                           row.get<bool>(),
                           row.get<std::optional<Time>>()};
      });
}

std::vector<Entry> list_answers(Database& db, FirmId firm, WorkItemId work_item,
                                RequestId request) {
  return db.list(
      "SELECT a.body, a.contact_id, a.author_name, a.created_at, a.value FROM answers a "
      "WHERE a.firm_id = ? AND a.work_item_id = ? AND a.request_id = ? AND a.body <> '' "
      "AND NOT EXISTS (SELECT 1 FROM answers n WHERE n.firm_id = a.firm_id "
      "  AND n.work_item_id = a.work_item_id AND n.request_id = a.request_id AND n.id > a.id "
      "  AND n.contact_id <=> a.contact_id AND n.staff_id <=> a.staff_id) ORDER BY a.id",
      {firm, work_item, request}, [](Row& row) {
        Entry answer = to_entry(row);
        answer.value = row.get<std::optional<std::string>>().value_or("");
        return answer;
      });
}

std::vector<Entry> list_comments(Database& db, FirmId firm, WorkItemId work_item,
                                 RequestId request) {
  return db.list(
      "SELECT body, contact_id, author_name, created_at FROM comments "
      "WHERE firm_id = ? AND work_item_id = ? AND request_id = ? ORDER BY id",
      {firm, work_item, request}, to_entry);
}

}  // namespace latchkey
