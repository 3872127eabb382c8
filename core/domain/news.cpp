#include "core/domain/news.hpp"

#include <stdexcept>

namespace latchkey {
namespace {

ClientAction to_action(const std::string& name) {
  if (name == "request.answered") return ClientAction::answered;
  if (name == "request.commented") return ClientAction::commented;
  if (name == "request.completed") return ClientAction::completed;
  if (name == "request.reopened") return ClientAction::reopened;
  if (name == "documents.added") return ClientAction::added_documents;
  throw std::logic_error("an action that is no news");
}

// The rows `e` of the trail that are news, and what stands beside them. Removed requests drop out.
#define NEWS_COLUMNS \
  "e.at, e.actor_name, e.action, w.id, w.title, k.name, r.checklist_id, r.id, r.title "
#define NEWS_ACTIONS                                                                    \
  "e.actor_kind = 'contact' AND e.action IN ('request.answered', 'request.commented', " \
  "'request.completed', 'request.reopened', 'documents.added') "
#define NEWS_JOINS                                                                       \
  "JOIN client_requests r ON r.firm_id = e.firm_id AND r.work_item_id = e.work_item_id " \
  "  AND r.id = e.subject_id "                                                           \
  "JOIN work_items w ON w.firm_id = e.firm_id AND w.id = e.work_item_id "                \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "

CameIn to_came_in(Row& row) {
  return CameIn{row.get<Time>(),        row.get<std::string>(), to_action(row.get<std::string>()),
                row.get<WorkItemId>(),  row.get<std::string>(), row.get<std::string>(),
                row.get<ChecklistId>(), row.get<RequestId>(),   row.get<std::string>()};
}

/// The number of the first event of the window.
std::uint64_t window_begin(Database& db, FirmId firm) {
  auto last =
      db.find_value<std::uint64_t>("SELECT number FROM audit_heads WHERE firm_id = ?", {firm});
  return last && *last > kNewsWindow ? *last - kNewsWindow : 0;
}

}  // namespace

std::vector<CameIn> list_came_in(Database& db, FirmId firm, int limit) {
  return db.list("SELECT " NEWS_COLUMNS "FROM audit_events e " NEWS_JOINS
                 "WHERE e.firm_id = ? AND e.number > ? AND " NEWS_ACTIONS
                 "ORDER BY e.number DESC LIMIT ?",
                 {firm, window_begin(db, firm), limit}, to_came_in);
}

std::vector<CameIn> list_came_in(Database& db, FirmId firm, WorkItemId work,
                                 const std::optional<ChecklistId>& checklist, int limit) {
  return db.list("SELECT " NEWS_COLUMNS "FROM audit_events e " NEWS_JOINS
                 "WHERE e.firm_id = ? AND e.work_item_id = ? AND " NEWS_ACTIONS
                 "AND (? IS NULL OR r.checklist_id = ?) ORDER BY e.number DESC LIMIT ?",
                 {firm, work, checklist, checklist, limit}, to_came_in);
}

std::uint64_t count_came_in(Database& db, FirmId firm, Time since) {
  return db
      .find_value<std::uint64_t>(
          "SELECT COUNT(*) FROM audit_events e WHERE e.firm_id = ? "
          "AND e.number > ? AND e.at >= ? AND " NEWS_ACTIONS,
          {firm, window_begin(db, firm), since})
      .value_or(0);
}

std::vector<FailedMail> list_failed_mails(Database& db, FirmId firm) {
  return db.list(
      "SELECT o.contact_id, c.name, o.to_address, w.id, w.title, o.checklist_id, o.created_at, "
      "o.server_words FROM outbox o "
      "JOIN contacts c ON c.firm_id = o.firm_id AND c.id = o.contact_id AND c.deleted_at IS NULL "
      "JOIN work_items w ON w.firm_id = o.firm_id AND w.id = o.work_item_id "
      "  AND w.status <> 'completed' "
      "WHERE o.state = 'failed' AND o.firm_id = ? AND o.letter IN ('checklist', 'access_link') "
      "AND NOT EXISTS (SELECT 1 FROM magic_links l JOIN outbox n ON n.firm_id = l.firm_id "
      "  AND n.link_id = l.id AND n.id > o.id AND n.letter IN ('checklist', 'access_link') "
      "  WHERE l.firm_id = o.firm_id AND l.work_item_id = o.work_item_id "
      "  AND l.contact_id = o.contact_id AND l.checklist_id = o.checklist_id) "
      "ORDER BY o.id DESC LIMIT 50",
      {firm}, [](Row& row) {
        return FailedMail{
            row.get<ContactId>(),   row.get<std::string>(),
            row.get<std::string>(), row.get<WorkItemId>(),
            row.get<std::string>(), row.get<ChecklistId>(),
            row.get<Time>(),        row.get<std::optional<std::string>>().value_or("")};
      });
}

}  // namespace latchkey
