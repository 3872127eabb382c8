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

/// The checklists within reach, each with the names of those who see it too.
void add_checklists(Database& db, FirmId firm, const Reach& reach, WorkView& work) {
  struct Viewer {
    ChecklistId checklist;  // 0: all of them, by full access to the client
    std::string checklist_name;
    ContactId contact;
    bool seen;                        // in a way that the session sees
    std::optional<std::string> name;  // empty: deleted
  };
  // There are a handful of rows; what was sent comes in the order of the checklists.
  auto viewers = db.list(
      "SELECT t.checklist_id, l.name, t.contact_id, t.way IN (?, ?) OR t.checklist_id = ?, c.name "
      "FROM checklist_recipients t "
      "JOIN checklists l ON l.firm_id = t.firm_id AND l.work_item_id = t.work_item_id "
      "  AND l.id = t.checklist_id "
      "LEFT JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id "
      "  AND c.deleted_at IS NULL "
      "WHERE t.firm_id = ? AND t.work_item_id = ? "
      "AND (t.first_sent_at IS NOT NULL OR t.checklist_id = ?) "
      "UNION ALL SELECT 0, '', m.contact_id, 1, c.name FROM work_items w "
      "JOIN client_contacts m ON m.firm_id = w.firm_id AND m.client_id = w.client_id "
      "  AND m.role = 'full' "
      "JOIN contacts c ON c.firm_id = m.firm_id AND c.id = m.contact_id AND c.deleted_at IS NULL "
      "WHERE w.firm_id = ? AND w.id = ?",
      {reach.way(), reach.other_way(), reach.previewed, firm, work.id, reach.previewed, firm,
       work.id},
      [](Row& row) {
        return Viewer{row.get<ChecklistId>(), row.get<std::string>(), row.get<ContactId>(),
                      row.get<bool>(), row.get<std::optional<std::string>>()};
      });
  std::ranges::stable_sort(viewers, {}, &Viewer::checklist);
  const bool whole = std::ranges::any_of(viewers, [&](const Viewer& viewer) {
    return viewer.checklist == ChecklistId{} && viewer.contact == reach.by_role();
  });
  for (const Viewer& viewer : viewers) {
    if (viewer.checklist == ChecklistId{} || !viewer.seen) continue;
    if (!whole && viewer.contact != reach.contact) continue;
    if (!work.checklists.empty() && work.checklists.back().id == viewer.checklist) continue;
    work.checklists.push_back({viewer.checklist, viewer.checklist_name, {}, {}});
  }
  for (ChecklistView& view : work.checklists) {
    std::vector<ContactId> named{reach.contact};
    for (const Viewer& viewer : viewers) {
      if (viewer.checklist != view.id && viewer.checklist != ChecklistId{}) continue;
      if (!viewer.name || std::ranges::find(named, viewer.contact) != named.end()) continue;
      named.push_back(viewer.contact);
      view.shared_with.push_back(*viewer.name);
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
                     row.get<std::string>(),
                     row.get<bool>()};
}

std::optional<WorkView> find_work(Database& db, FirmId firm, const Reach& reach,
                                  WorkItemId work_item) {
  auto work = db.find(
      "SELECT w.id, w.title, k.name, p.name, w.status = 'completed', w.completed_at "
      "FROM work_items w JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "  AND k.deleted_at IS NULL "
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
#define HELD_PLACE                                                        \
  "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id " \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id AND k.deleted_at IS NULL "
#define HELD_ORDER                                                                  \
  "GROUP BY w.id, w.title, k.name, w.status, w.completed_at "                       \
  "ORDER BY w.status = 'completed', k.name, "                                       \
  "MIN(CASE WHEN r.status = 'open' AND r.required = 1 THEN r.due_on END) IS NULL, " \
  "MIN(CASE WHEN r.status = 'open' AND r.required = 1 THEN r.due_on END), w.id"

std::vector<HeldWork> list_held_work(Database& db, FirmId firm, ContactId contact, DeviceId device,
                                     Time now) {
  const Reach reach{.contact = contact, .kind = SessionKind::link};
  // `t`: what is bound.
  return db.list(
      HELD_COLUMNS
      "FROM (SELECT b.firm_id, b.contact_id, b.work_item_id FROM bindings b "
      "  WHERE b.firm_id = ? AND b.contact_id = ? AND b.device_id = ? "
      "  AND b.ended_at IS NULL AND b.expires_at > ?) t " HELD_PLACE
      "JOIN checklists l ON l.firm_id = w.firm_id AND l.work_item_id = w.id "
      "LEFT JOIN client_requests r ON r.firm_id = l.firm_id "
      "  AND r.work_item_id = l.work_item_id AND r.checklist_id = l.id "
      "WHERE EXISTS (SELECT 1 FROM checklist_recipients t WHERE t.firm_id = l.firm_id "
      "  AND t.work_item_id = l.work_item_id AND t.checklist_id = l.id "
      "  AND " LATCHKEY_SEEN ") " HELD_ORDER,
      {firm, contact, device, now, reach.way(), reach.other_way(), reach.contact, reach.by_role()},
      to_held_work);
}

std::vector<HeldWork> list_work_by_pin(Database& db, FirmId firm, ContactId contact) {
  return db.list(HELD_COLUMNS "FROM checklist_recipients t " HELD_PLACE
                              "LEFT JOIN client_requests r ON r.firm_id = t.firm_id "
                              "  AND r.work_item_id = t.work_item_id "
                              "  AND r.checklist_id = t.checklist_id "
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
      "FROM client_requests r "
      "JOIN checklists l ON l.firm_id = r.firm_id AND l.work_item_id = r.work_item_id "
      "  AND l.id = r.checklist_id "
      "JOIN work_items w ON w.firm_id = r.firm_id AND w.id = r.work_item_id "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id AND k.deleted_at IS NULL "
      "WHERE r.firm_id = ? AND r.work_item_id = ? AND r.id = ? "
      "AND EXISTS (SELECT 1 FROM checklist_recipients t WHERE t.firm_id = r.firm_id "
      "  AND t.work_item_id = r.work_item_id AND t.checklist_id = r.checklist_id "
      "  AND ((t.checklist_id = ? AND t.contact_id = ?) OR (" LATCHKEY_SEEN ")))",
      {firm, work_item, request, reach.previewed, reach.contact, reach.way(), reach.other_way(),
       reach.contact, reach.by_role()},
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
      "SELECT body, contact_id, author_name, created_at, id FROM comments "
      "WHERE firm_id = ? AND work_item_id = ? AND request_id = ? ORDER BY id",
      {firm, work_item, request}, [](Row& row) {
        Entry comment = to_entry(row);
        comment.comment = row.get<CommentId>();
        return comment;
      });
}

}  // namespace latchkey
