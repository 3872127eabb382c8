#include "core/domain/client_work.hpp"

namespace latchkey {
namespace {

Entry to_entry(Row& row) {
  return Entry{row.get<std::string>(), row.get<std::optional<ContactId>>(), row.get<std::string>(),
               row.get<Time>()};
}

/// The names of the other recipients, each beside the checklist that is shared.
void add_sharers(Database& db, FirmId firm, ContactId contact, WorkView& work) {
  db.list(
      "SELECT t.checklist_id, c.name FROM checklist_recipients t "
      "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id AND c.deleted_at IS NULL "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.contact_id <> ? "
      "AND t.first_sent_at IS NOT NULL ORDER BY c.name, c.id",
      {firm, work.id, contact}, [&](Row& row) {
        auto checklist = row.get<ChecklistId>();
        auto name = row.get<std::string>();
        for (ChecklistView& view : work.checklists) {
          if (view.id == checklist) view.shared_with.push_back(name);
        }
        return 0;
      });
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
                     row.get<int>()};
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
  db.list(
      "SELECT l.id, l.name, r.id IS NOT NULL, " LATCHKEY_REQUEST_LINE_COLUMNS
      " FROM checklist_recipients t "
      "JOIN checklists l ON l.firm_id = t.firm_id AND l.work_item_id = t.work_item_id "
      "  AND l.id = t.checklist_id "
      "LEFT JOIN client_requests r ON r.firm_id = l.firm_id AND r.work_item_id = l.work_item_id "
      "  AND r.checklist_id = l.id "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.contact_id = ? "
      "AND " LATCHKEY_SEEN_WAYS " ORDER BY l.id, r.position, r.id",
      {firm, work_item, reach.contact, reach.way(), reach.other_way()}, [&](Row& row) {
        auto id = row.get<ChecklistId>();
        auto name = row.get<std::string>();
        if (work->checklists.empty() || work->checklists.back().id != id) {
          work->checklists.push_back({id, name, {}, {}});
        }
        if (row.get<bool>()) work->checklists.back().requests.push_back(to_request_line(row));
        return 0;
      });
  if (work->checklists.empty()) return std::nullopt;
  add_sharers(db, firm, reach.contact, *work);
  return work;
}

std::vector<HeldWork> list_held_work(Database& db, FirmId firm, ContactId contact, DeviceId device,
                                     Time now) {
  return db.list(
      "SELECT w.id, w.title, k.name, w.status = 'completed', w.completed_at, "
      "MIN(CASE WHEN r.status = 'open' THEN r.due_on END), "
      "COALESCE(SUM(r.status = 'completed'), 0), COUNT(r.id), b.expires_at "
      "FROM bindings b "
      "JOIN work_items w ON w.firm_id = b.firm_id AND w.id = b.work_item_id "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "LEFT JOIN checklist_recipients t ON t.firm_id = b.firm_id AND t.contact_id = b.contact_id "
      "  AND t.work_item_id = b.work_item_id AND t.first_sent_at IS NOT NULL "
      "LEFT JOIN client_requests r ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id "
      "  AND r.checklist_id = t.checklist_id "
      "WHERE b.firm_id = ? AND b.contact_id = ? AND b.device_id = ? AND b.ended_at IS NULL "
      "AND b.expires_at > ? "
      "GROUP BY w.id, w.title, k.name, w.status, w.completed_at, b.expires_at "
      "ORDER BY w.status = 'completed', k.name, "
      "MIN(CASE WHEN r.status = 'open' THEN r.due_on END) IS NULL, "
      "MIN(CASE WHEN r.status = 'open' THEN r.due_on END), w.id",
      {firm, contact, device, now}, [](Row& row) {
        return HeldWork{row.get<WorkItemId>(),
                        row.get<std::string>(),
                        row.get<std::string>(),
                        row.get<bool>(),
                        row.get<std::optional<Time>>(),
                        row.get<std::optional<Date>>(),
                        row.get<int>(),
                        row.get<int>(),
                        row.get<Time>()};
      });
}

std::optional<RequestView> find_request(Database& db, FirmId firm, const Reach& reach,
                                        WorkItemId work_item, RequestId request) {
  return db.find(
      "SELECT " LATCHKEY_REQUEST_LINE_COLUMNS
      ", l.id, l.name, r.description, w.title, w.client_id, w.status = 'completed', "
      "w.completed_at "
      "FROM checklist_recipients t "
      "JOIN client_requests r ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id "
      "  AND r.checklist_id = t.checklist_id AND r.id = ? "
      "JOIN checklists l ON l.firm_id = r.firm_id AND l.work_item_id = r.work_item_id "
      "  AND l.id = r.checklist_id "
      "JOIN work_items w ON w.firm_id = r.firm_id AND w.id = r.work_item_id "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.contact_id = ? "
      "AND " LATCHKEY_SEEN_WAYS,
      {request, firm, work_item, reach.contact, reach.way(), reach.other_way()}, [](Row& row) {
        return RequestView{to_request_line(row),   row.get<ChecklistId>(),
                           row.get<std::string>(), row.get<std::string>(),
                           row.get<std::string>(), row.get<ClientId>(),
                           row.get<bool>(),        row.get<std::optional<Time>>()};
      });
}

std::vector<Entry> list_answers(Database& db, FirmId firm, WorkItemId work_item,
                                RequestId request) {
  return db.list(
      "SELECT a.body, a.contact_id, a.author_name, a.created_at FROM answers a "
      "WHERE a.firm_id = ? AND a.work_item_id = ? AND a.request_id = ? AND a.body <> '' "
      "AND NOT EXISTS (SELECT 1 FROM answers n WHERE n.firm_id = a.firm_id "
      "  AND n.work_item_id = a.work_item_id AND n.request_id = a.request_id AND n.id > a.id "
      "  AND n.contact_id <=> a.contact_id AND n.staff_id <=> a.staff_id) ORDER BY a.id",
      {firm, work_item, request}, to_entry);
}

std::vector<Entry> list_comments(Database& db, FirmId firm, WorkItemId work_item,
                                 RequestId request) {
  return db.list(
      "SELECT body, contact_id, author_name, created_at FROM comments "
      "WHERE firm_id = ? AND work_item_id = ? AND request_id = ? ORDER BY id",
      {firm, work_item, request}, to_entry);
}

}  // namespace latchkey
