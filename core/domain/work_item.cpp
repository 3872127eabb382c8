#include "core/domain/work_item.hpp"

#include "core/base/utf8.hpp"
#include "core/base/words.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/reach.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/start_plan.hpp"
#include "core/domain/taken_back_send.hpp"
#include "core/domain/work_row.hpp"
#include "core/domain/work_search.hpp"

namespace latchkey {
namespace {

#define WORK_ORDER "ORDER BY w.sort_key, w.id "

/// What was typed, as it is kept.
struct Clean {
  std::string title;
  std::optional<Date> start_on, due_on;
};

const Objection kRetired{"status", "That status is not in use any more. Choose another."};

/// One of the five, or a name of the firm's own that is in use for one of them.
bool is_choice(Database& db, FirmId firm, const StatusChoice& status) {
  if (!status.own) return true;
  auto own = find_own_status(db, firm, *status.own);
  return own && own->kind == status.kind;
}

Clean read_form(Database& db, FirmId firm, const WorkItemForm& typed, Objections& objections) {
  Clean clean;
  read_line(typed.title, clean.title, 1, kMostTitle, "title", "The title", objections);
  clean.start_on = read_due_on(typed.start_on, objections, "start_on");
  clean.due_on = read_due_on(typed.due_on, objections);
  if (clean.start_on && clean.due_on && *clean.due_on < *clean.start_on) {
    objections.push_back({"start_on", "The work would begin after the day on which it is due."});
  }
  if (!find_staff(db, firm, typed.assignee)) {
    objections.push_back({"assignee", "Choose who does it."});
  }
  if (!is_choice(db, firm, {typed.status, typed.own_status})) objections.push_back(kRetired);
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

#define LOCKED_COLUMNS "client_id, status, work_status_id, assignee_id, version"

LockedWork to_locked_work(Row& row) {
  return LockedWork{row.get<ClientId>(), read_status(row.get<std::string>()).value(),
                    row.get<std::optional<WorkStatusId>>(), row.get<StaffId>(),
                    row.get<unsigned>()};
}

}  // namespace

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
                  row.get<std::optional<WorkStatusId>>(),
                  row.get<std::optional<std::string>>().value_or(""),
                  row.get<unsigned>(),
                  row.get<std::optional<Time>>(),
                  row.get<std::optional<std::string>>().value_or(""),
                  row.get<int>(),
                  row.get<int>(),
                  row.get<std::optional<Date>>(),
                  row.get<std::uint64_t>()};
}

void write_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                  WorkItemId work, const LockedWork& before, const StatusChoice& status, Time now) {
  if (before.choice() == status) return;
  const bool completed = status.kind == WorkStatus::completed;
  std::string detail = status_name(status.kind);
  if (status.own) {
    if (auto own = find_own_status(db, firm, *status.own)) detail += ": " + own->name;
  }
  if (before.status == status.kind) {  // another name for the same: nothing changes for clients
    db.execute(
        "UPDATE work_items SET work_status_id = ?, version = version + 1 "
        "WHERE firm_id = ? AND id = ?",
        {status.own, firm, work});
    record_work(db, keys, firm, by, "work.status_set", before.client, work, detail, now);
    return;
  }
  db.execute(
      "UPDATE work_items SET status = ?, work_status_id = ?, completed_at = ?, completed_by = ?, "
      "version = version + 1 WHERE firm_id = ? AND id = ?",
      {status_name(status.kind), status.own, completed ? std::optional{now} : std::nullopt,
       completed ? std::optional{by.name} : std::nullopt, firm, work});
  if (completed) {
    drop_from_review(db, firm, work);
    if (auto plans = take_back_all(db, firm, work, now); plans > 0) {
      detail += ", " + plural(plans, "planned sending") + " taken back";
    }
  }
  if (before.status == WorkStatus::completed) restore_to_review(db, firm, work, now);
  refresh_contact_work(db, firm, work);
  const char* action = completed                                ? "work.completed"
                       : before.status == WorkStatus::completed ? "work.reopened"
                                                                : "work.status_set";
  record_work(db, keys, firm, by, action, before.client, work, detail, now);
}

void write_assignee(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                    WorkItemId work, const LockedWork& before, StaffId assignee, Time now) {
  if (before.assignee == assignee) return;
  db.execute(
      "UPDATE work_items SET assignee_id = ?, version = version + 1 WHERE firm_id = ? AND id = ?",
      {assignee, firm, work});
  set_review_assignee(db, firm, work, assignee);
  auto member = find_staff(db, firm, assignee);
  record_work(db, keys, firm, by, "work.assigned", before.client, work, member ? member->name : "",
              now);
}

std::optional<Date> read_due_on(std::string_view typed, Objections& objections, const char* field) {
  if (is_blank(typed)) return std::nullopt;
  auto date = parse_date(clean_line(typed).value_or(""));
  if (!date) objections.push_back({field, "Type the day as year-month-day, such as 2027-01-31."});
  return date;
}

std::vector<WorkItem> list_work_of(Database& db, FirmId firm, ContactId contact) {
  return db.list(
      "SELECT " LATCHKEY_WORK_COLUMNS
      "FROM (SELECT DISTINCT t.firm_id, t.work_item_id FROM checklist_recipients t "
      "  WHERE t.firm_id = ? AND t.contact_id = ? ORDER BY t.work_item_id DESC LIMIT 50) t "
      "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id " LATCHKEY_WORK_JOINS
      "WHERE k.deleted_at IS NULL AND w.deleted_at IS NULL " WORK_ORDER,
      {firm, contact}, to_work_item);
}

std::optional<WorkItem> find_work_item(Database& db, FirmId firm, WorkItemId work) {
  return db.find("SELECT " LATCHKEY_WORK_COLUMNS "FROM work_items w " LATCHKEY_WORK_JOINS
                 "WHERE w.firm_id = ? AND w.id = ? AND k.deleted_at IS NULL "
                 "AND w.deleted_at IS NULL",
                 {firm, work}, to_work_item);
}

std::optional<LockedWork> lock_work_item(Database& db, FirmId firm, WorkItemId work) {
  return db.find(
      "SELECT " LOCKED_COLUMNS
      " FROM work_items w WHERE w.firm_id = ? AND w.id = ? AND NOT " LATCHKEY_WORK_DELETED
      " FOR UPDATE",
      {firm, work}, to_locked_work);
}

std::optional<LockedWork> lock_free_work_item(Database& db, FirmId firm, WorkItemId work) {
  return db.find(
      "SELECT " LOCKED_COLUMNS
      " FROM work_items w WHERE w.firm_id = ? AND w.id = ? AND NOT " LATCHKEY_WORK_DELETED
      " FOR UPDATE SKIP LOCKED",
      {firm, work}, to_locked_work);
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
        "AND assignee_id = ? AND start_on <=> ? AND due_on <=> ? AND created_at > ? "
        "AND deleted_at IS NULL LIMIT 1",
        {firm, typed.client, clean.title, typed.assignee, clean.start_on, clean.due_on,
         now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    bool completed = typed.status == WorkStatus::completed;
    WorkItemId work{db.insert(
        "INSERT INTO work_items (firm_id, client_id, title, assignee_id, start_on, due_on, "
        "status, work_status_id, created_at, completed_at, completed_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {firm, typed.client, clean.title, typed.assignee, clean.start_on, clean.due_on,
         status_name(typed.status), typed.own_status, now,
         completed ? std::optional{now} : std::nullopt,
         completed ? std::optional{by.name} : std::nullopt})};
    index_work_words(db, firm, work);
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
    move_scheduled_sends(db, firm, work, now);
    if (before->status == typed.status) refresh_contact_work(db, firm, work);  // the title
    index_work_words(db, firm, work);
    write_status(db, keys, firm, by, work, *before, {typed.status, typed.own_status}, now);
    record_work(db, keys, firm, by, "work.edited", before->client, work, "", now);
    return Result{SaveOutcome::saved, work};
  });
}

SaveOutcome set_work_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkItemId work, const StatusChoice& status, Time now,
                            const std::optional<unsigned>& version) {
  return db.transaction([&] {
    if (!is_choice(db, firm, status)) return SaveOutcome::refused;
    auto before = lock_work_item(db, firm, work);
    if (!before) return SaveOutcome::gone;
    // A second click finds what the first one made, and is no stale page.
    if (before->choice() == status) return SaveOutcome::saved;
    if (version && *version != before->version) return SaveOutcome::changed_meanwhile;
    write_status(db, keys, firm, by, work, *before, status, now);
    return SaveOutcome::saved;
  });
}

SaveOutcome reopen_work(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                        WorkItemId work, Time now, const std::optional<unsigned>& version) {
  return db.transaction([&] {
    auto before = lock_work_item(db, firm, work);
    if (!before) return SaveOutcome::gone;
    if (before->status != WorkStatus::completed) return SaveOutcome::saved;
    if (version && *version != before->version) return SaveOutcome::changed_meanwhile;
    write_status(db, keys, firm, by, work, *before, WorkStatus::in_progress, now);
    return SaveOutcome::saved;
  });
}

}  // namespace latchkey
