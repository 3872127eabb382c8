#include "core/domain/request_editing.hpp"

#include <algorithm>

#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

/// What was typed, as it is kept.
struct Clean {
  std::string title, description;
  std::optional<Date> due_on;
};

Clean read_form(const RequestForm& typed, Objections& objections) {
  Clean clean;
  read_line(typed.title, clean.title, 1, 200, "title", "The title", objections);
  read_text(typed.description, clean.description, 0, kMostDescription, "description",
            "The explanation", objections);
  clean.due_on = read_due_on(typed.due_on, objections);
  return clean;
}

/// Locks work item and checklist for a change; empty where the change may go on.
std::optional<SaveOutcome> refuse_change(Database& db, FirmId firm, WorkItemId work,
                                         ChecklistId checklist, ClientId& client) {
  auto locked = lock_work_item(db, firm, work);
  if (!locked) return SaveOutcome::gone;
  client = locked->client;
  auto there = db.find_value<int>(
      "SELECT 1 FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ?",
      {firm, work, checklist});
  if (!there) return SaveOutcome::gone;
  if (locked->status == WorkStatus::completed) return SaveOutcome::completed;
  return std::nullopt;
}

/// Moves the checklist's version on, and what clients see of it, and records the change. Last in
/// its transaction.
void finish_change(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   const char* action, ClientId client, const RequestPlace& place, Time now) {
  db.execute(
      "UPDATE checklists SET version = version + 1 WHERE firm_id = ? AND work_item_id = ? "
      "AND id = ?",
      {firm, place.work, place.checklist});
  refresh_contact_work(db, firm, place.work);
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .client = client,
          .work_item = place.work,
          .subject = place.request.value,
          .detail = ""},
         now);
}

/// "an answer and 2 comments"; empty where nothing came in.
std::string came_in(const RequestLine& line, bool was_answered) {
  std::vector<std::string> parts;
  auto count = [&](int number, const char* one, const char* many) {
    if (number == 1) parts.push_back(one);
    if (number > 1) parts.push_back(std::to_string(number) + " " + many);
  };
  count(was_answered ? 1 : 0, "an answer", "answers");
  count(line.comments, "a comment", "comments");
  count(line.documents, "a file", "files");
  std::string words;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    words += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  }
  return words;
}

}  // namespace

std::vector<RequestLine> list_requests(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist) {
  return db.list("SELECT " LATCHKEY_REQUEST_LINE_COLUMNS
                 " FROM client_requests r WHERE r.firm_id = ? AND r.work_item_id = ? "
                 "AND r.checklist_id = ? ORDER BY r.position, r.id",
                 {firm, work, checklist}, to_request_line);
}

std::optional<EditableRequest> find_editable_request(Database& db, FirmId firm, WorkItemId work,
                                                     ChecklistId checklist, RequestId request) {
  return db.find("SELECT " LATCHKEY_REQUEST_LINE_COLUMNS
                 ", r.description, r.version, EXISTS (SELECT 1 FROM answers a "
                 "WHERE a.firm_id = r.firm_id AND a.work_item_id = r.work_item_id "
                 "AND a.request_id = r.id) FROM client_requests r WHERE r.firm_id = ? "
                 "AND r.work_item_id = ? AND r.checklist_id = ? AND r.id = ?",
                 {firm, work, checklist, request}, [](Row& row) {
                   EditableRequest editable{
                       to_request_line(row), row.get<std::string>(), row.get<unsigned>(), {}};
                   // Also an answer that was taken back: its words are kept.
                   editable.came_in = came_in(editable.line, row.get<bool>());
                   return editable;
                 });
}

SaveResult<RequestId> add_request(Database& db, const Keyring& keys, FirmId firm,
                                  const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                                  const RequestForm& typed, Time now) {
  using Result = SaveResult<RequestId>;
  Objections objections;
  Clean clean = read_form(typed, objections);
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, work, checklist, client)) return Result{*why};
    if (!objections.empty()) return Result::refused(objections);
    auto same = db.find_value<RequestId>(
        "SELECT id FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
        "AND checklist_id = ? AND title = ? AND description = ? AND due_on <=> ? "
        "AND created_at > ? LIMIT 1",
        {firm, work, checklist, clean.title, clean.description, clean.due_on, now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    auto last = db.find_value<std::optional<unsigned>>(
        "SELECT MAX(position) FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
        "AND checklist_id = ?",
        {firm, work, checklist});
    RequestId request{db.insert(
        "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
        "description, due_on, status, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)",
        {firm, work, checklist, last.value().value_or(0) + 1, clean.title, clean.description,
         clean.due_on, now})};
    finish_change(db, keys, firm, by, "request.added", client, {work, checklist, request}, now);
    return Result{SaveOutcome::saved, request};
  });
}

SaveResult<RequestId> edit_request(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const RequestPlace& place,
                                   unsigned version, const RequestForm& typed, Time now) {
  using Result = SaveResult<RequestId>;
  Objections objections;
  Clean clean = read_form(typed, objections);
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, place.work, place.checklist, client)) {
      return Result{*why, place.request};
    }
    auto before = find_editable_request(db, firm, place.work, place.checklist, place.request);
    if (!before) return Result{SaveOutcome::gone};
    if (before->version != version) return Result{SaveOutcome::changed_meanwhile, place.request};
    if (!objections.empty()) return Result::refused(objections);
    db.execute(
        "UPDATE client_requests SET title = ?, description = ?, due_on = ?, version = version + 1 "
        "WHERE firm_id = ? AND work_item_id = ? AND checklist_id = ? AND id = ?",
        {clean.title, clean.description, clean.due_on, firm, place.work, place.checklist,
         place.request});
    finish_change(db, keys, firm, by, "request.edited", client, place, now);
    return Result{SaveOutcome::saved, place.request};
  });
}

SaveOutcome move_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         const RequestPlace& place, MoveDirection direction, Time now) {
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, place.work, place.checklist, client)) return *why;
    auto lines = list_requests(db, firm, place.work, place.checklist);
    auto at = std::ranges::find(lines, place.request, &RequestLine::id);
    if (at == lines.end()) return SaveOutcome::gone;
    bool up = direction == MoveDirection::up;
    if (up ? at == lines.begin() : at + 1 == lines.end()) return SaveOutcome::saved;
    std::iter_swap(at, up ? at - 1 : at + 1);
    // All anew, from 1: removed ones have left gaps.
    unsigned position = 0;
    for (const RequestLine& line : lines) {
      db.execute(
          "UPDATE client_requests SET position = ? WHERE firm_id = ? AND work_item_id = ? "
          "AND checklist_id = ? AND id = ?",
          {++position, firm, place.work, place.checklist, line.id});
    }
    finish_change(db, keys, firm, by, "request.moved", client, place, now);
    return SaveOutcome::saved;
  });
}

SaveResult<RequestId> remove_request(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, const RequestPlace& place, Time now) {
  using Result = SaveResult<RequestId>;
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, place.work, place.checklist, client)) {
      return Result{*why, place.request};
    }
    auto before = find_editable_request(db, firm, place.work, place.checklist, place.request);
    if (!before) return Result{SaveOutcome::gone};
    if (!before->came_in.empty()) {
      return Result::refused({{"request", "This request has " + before->came_in +
                                              ", which would be lost. Complete it instead."}});
    }
    db.execute(
        "DELETE FROM client_requests WHERE firm_id = ? AND work_item_id = ? AND checklist_id = ? "
        "AND id = ?",
        {firm, place.work, place.checklist, place.request});
    drop_from_review(db, firm, place.work, place.request);
    finish_change(db, keys, firm, by, "request.removed", client, place, now);
    return Result{SaveOutcome::saved, place.request};
  });
}

}  // namespace latchkey
