#include "core/domain/work_item.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/reach.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/review_queue.hpp"

namespace latchkey {
namespace {

constexpr const char* kStatusNames[] = {"planned", "ready", "in_progress", "waiting", "completed"};

// Beside the rows `w` of one page: names, and the counts of requests.
#define WORK_COLUMNS                                                                            \
  "w.id, w.client_id, k.name, w.title, w.assignee_id, p.name, w.start_on, w.due_on, w.status, " \
  "w.version, w.completed_at, w.completed_by, "                                                 \
  "(SELECT COUNT(*) FROM client_requests r WHERE r.firm_id = w.firm_id "                        \
  "  AND r.work_item_id = w.id AND r.status = 'completed' AND r.required = 1), "                \
  "(SELECT COUNT(*) FROM client_requests r WHERE r.firm_id = w.firm_id "                        \
  "  AND r.work_item_id = w.id AND r.required = 1) "
#define WORK_JOINS                                                  \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id " \
  "JOIN staff p ON p.firm_id = w.firm_id AND p.id = w.assignee_id "
#define WORK_ORDER \
  "ORDER BY w.status = 'completed', w.completed_at DESC, w.due_on IS NULL, w.due_on, w.id "

WorkItem to_work_item(Row& row) {
  return WorkItem{row.get<WorkItemId>(),
                  row.get<ClientId>(),
                  row.get<std::string>(),
                  row.get<std::string>(),
                  row.get<StaffId>(),
                  row.get<std::string>(),
                  row.get<std::optional<Date>>(),
                  row.get<std::optional<Date>>(),
                  read_status(row.get<std::string>()).value(),
                  row.get<unsigned>(),
                  row.get<std::optional<Time>>(),
                  row.get<std::optional<std::string>>().value_or(""),
                  row.get<int>(),
                  row.get<int>()};
}

/// What was typed, as it is kept.
struct Clean {
  std::string title;
  std::optional<Date> start_on, due_on;
};

Clean read_form(Database& db, FirmId firm, const WorkItemForm& typed, Objections& objections) {
  Clean clean;
  read_line(typed.title, clean.title, 1, 200, "title", "The title", objections);
  clean.start_on = read_due_on(typed.start_on, objections, "start_on");
  clean.due_on = read_due_on(typed.due_on, objections);
  if (clean.start_on && clean.due_on && *clean.due_on < *clean.start_on) {
    objections.push_back({"start_on", "The work would begin after the day on which it is due."});
  }
  if (!find_staff(db, firm, typed.assignee)) {
    objections.push_back({"assignee", "Choose who does it."});
  }
  return clean;
}

void record_work(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                 const std::string& action, ClientId client, WorkItemId work,
                 const std::string& detail, Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .client = client,
          .work_item = work,
          .subject = work.value,
          .detail = detail},
         now);
}

/// Writes the status and what clients see of it, and records it; nothing where it is so already. In
/// the caller's transaction.
void write_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                  WorkItemId work, const LockedWork& before, WorkStatus status, Time now) {
  if (before.status == status) return;
  bool completed = status == WorkStatus::completed;
  db.execute(
      "UPDATE work_items SET status = ?, completed_at = ?, completed_by = ?, version = version + 1 "
      "WHERE firm_id = ? AND id = ?",
      {status_name(status), completed ? std::optional{now} : std::nullopt,
       completed ? std::optional{by.name} : std::nullopt, firm, work});
  if (completed) drop_from_review(db, firm, work);
  refresh_contact_work(db, firm, work);
  const char* action = completed                                ? "work.completed"
                       : before.status == WorkStatus::completed ? "work.reopened"
                                                                : "work.status_set";
  record_work(db, keys, firm, by, action, before.client, work, status_name(status), now);
}

}  // namespace

const char* status_name(WorkStatus status) {
  return kStatusNames[static_cast<int>(status)];
}

std::optional<WorkStatus> read_status(std::string_view name) {
  for (int i = 0; i < 5; ++i) {
    if (name == kStatusNames[i]) return static_cast<WorkStatus>(i);
  }
  return std::nullopt;
}

std::optional<Date> read_due_on(std::string_view typed, Objections& objections, const char* field) {
  if (is_blank(typed)) return std::nullopt;
  auto date = parse_date(clean_line(typed).value_or(""));
  if (!date) objections.push_back({field, "Type the day as year-month-day, such as 2027-01-31."});
  return date;
}

Listing<WorkItem> list_work_items(Database& db, FirmId firm, const WorkFilter& filter, int page) {
  std::string pattern = contains_pattern(filter.searched);
  std::optional<std::string> status;
  if (filter.status) status = status_name(*filter.status);
#define WORK_FILTER                                                          \
  "FROM work_items w WHERE w.firm_id = ? AND (? IS NULL OR w.status = ?) "   \
  "AND (? IS NULL OR w.assignee_id = ?) AND (? IS NULL OR w.client_id = ?) " \
  "AND (? IS NULL OR (w.due_on < ? AND w.status <> 'completed')) "           \
  "AND (? = '%' OR w.title LIKE ? OR w.client_id IN "                        \
  "(SELECT k.id FROM clients k WHERE k.firm_id = ? AND k.name LIKE ?)) "
#define WORK_FILTER_VALUES                                                              \
  firm, status, status, filter.assignee, filter.assignee, filter.client, filter.client, \
      filter.overdue_on, filter.overdue_on, pattern, pattern, firm, pattern
  Listing<WorkItem> listing{{}, 0, std::max(page, 1)};
  listing.total = db.find_value<std::uint64_t>("SELECT COUNT(*) " WORK_FILTER, {WORK_FILTER_VALUES})
                      .value_or(0);
  listing.rows = db.list("SELECT " WORK_COLUMNS "FROM (SELECT w.* " WORK_FILTER WORK_ORDER
                         "LIMIT ? OFFSET ?) w " WORK_JOINS WORK_ORDER,
                         {WORK_FILTER_VALUES, kRowsPerPage, rows_before(page)}, to_work_item);
#undef WORK_FILTER
#undef WORK_FILTER_VALUES
  return listing;
}

WorkCounts count_work_items(Database& db, FirmId firm, Date today) {
  WorkCounts counts;
  db.list(
      "SELECT status, COUNT(*), COALESCE(SUM(status <> 'completed' AND due_on < ?), 0) "
      "FROM work_items WHERE firm_id = ? GROUP BY status",
      {today, firm}, [&](Row& row) {
        auto status = read_status(row.get<std::string>()).value();
        counts.of[static_cast<int>(status)] = row.get<std::uint64_t>();
        counts.overdue += row.get<std::uint64_t>();
        return 0;
      });
  return counts;
}

std::vector<WorkItem> list_work_of(Database& db, FirmId firm, ContactId contact) {
  return db.list(
      "SELECT " WORK_COLUMNS
      "FROM (SELECT DISTINCT t.firm_id, t.work_item_id FROM checklist_recipients t "
      "  WHERE t.firm_id = ? AND t.contact_id = ? ORDER BY t.work_item_id DESC LIMIT 50) t "
      "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id " WORK_JOINS
      "WHERE k.deleted_at IS NULL " WORK_ORDER,
      {firm, contact}, to_work_item);
}

std::optional<WorkItem> find_work_item(Database& db, FirmId firm, WorkItemId work) {
  return db.find("SELECT " WORK_COLUMNS "FROM work_items w " WORK_JOINS
                 "WHERE w.firm_id = ? AND w.id = ? AND k.deleted_at IS NULL",
                 {firm, work}, to_work_item);
}

std::optional<LockedWork> lock_work_item(Database& db, FirmId firm, WorkItemId work) {
  return db.find(
      "SELECT w.client_id, w.status FROM work_items w WHERE w.firm_id = ? AND w.id = ? "
      "AND NOT " LATCHKEY_OF_DELETED_CLIENT " FOR UPDATE",
      {firm, work}, [](Row& row) {
        return LockedWork{row.get<ClientId>(), read_status(row.get<std::string>()).value()};
      });
}

SaveResult<WorkItemId> create_work_item(Database& db, const Keyring& keys, FirmId firm,
                                        const ActingStaff& by, const WorkItemForm& typed,
                                        Time now) {
  using Result = SaveResult<WorkItemId>;
  Objections objections;
  Clean clean = read_form(db, firm, typed, objections);
  return db.transaction([&] {
    // The client's row is locked, so that a second click finds what the first one made.
    auto client = db.find_value<int>(
        "SELECT 1 FROM clients WHERE firm_id = ? AND id = ? AND deleted_at IS NULL FOR UPDATE",
        {firm, typed.client});
    if (!client || !objections.empty()) {
      Objections all = objections;
      if (!client) all.insert(all.begin(), {"client", "Choose the client that the work is for."});
      return Result::refused(std::move(all));
    }
    auto same = db.find_value<WorkItemId>(
        "SELECT id FROM work_items WHERE firm_id = ? AND client_id = ? AND title = ? "
        "AND assignee_id = ? AND start_on <=> ? AND due_on <=> ? AND created_at > ? LIMIT 1",
        {firm, typed.client, clean.title, typed.assignee, clean.start_on, clean.due_on,
         now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    bool completed = typed.status == WorkStatus::completed;
    WorkItemId work{db.insert(
        "INSERT INTO work_items (firm_id, client_id, title, assignee_id, start_on, due_on, "
        "status, created_at, completed_at, completed_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {firm, typed.client, clean.title, typed.assignee, clean.start_on, clean.due_on,
         status_name(typed.status), now, completed ? std::optional{now} : std::nullopt,
         completed ? std::optional{by.name} : std::nullopt})};
    record_work(db, keys, firm, by, "work.created", typed.client, work, "", now);
    return Result{SaveOutcome::saved, work};
  });
}

SaveResult<WorkItemId> edit_work_item(Database& db, const Keyring& keys, FirmId firm,
                                      const ActingStaff& by, WorkItemId work, unsigned version,
                                      const WorkItemForm& typed, Time now) {
  using Result = SaveResult<WorkItemId>;
  Objections objections;
  Clean clean = read_form(db, firm, typed, objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&] {
    auto before = lock_work_item(db, firm, work);
    if (!before) return Result{SaveOutcome::gone};
    auto changed = db.execute(
        "UPDATE work_items SET title = ?, assignee_id = ?, start_on = ?, due_on = ?, version = "
        "version + 1 "
        "WHERE firm_id = ? AND id = ? AND version = ?",
        {clean.title, typed.assignee, clean.start_on, clean.due_on, firm, work, version});
    if (changed == 0) return Result{SaveOutcome::changed_meanwhile, work};
    set_review_assignee(db, firm, work, typed.assignee);
    if (before->status == typed.status) refresh_contact_work(db, firm, work);  // the title
    write_status(db, keys, firm, by, work, *before, typed.status, now);
    record_work(db, keys, firm, by, "work.edited", before->client, work, "", now);
    return Result{SaveOutcome::saved, work};
  });
}

SaveOutcome set_work_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkItemId work, WorkStatus status, Time now) {
  return db.transaction([&] {
    auto before = lock_work_item(db, firm, work);
    if (!before) return SaveOutcome::gone;
    write_status(db, keys, firm, by, work, *before, status, now);
    return SaveOutcome::saved;
  });
}

}  // namespace latchkey
