#include "core/domain/request_editing.hpp"

#include <algorithm>

#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

std::vector<std::string> list_sections(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist) {
  auto sections = db.find_value<std::optional<std::string>>(
      "SELECT sections FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ?",
      {firm, work, checklist});
  return split_lines(sections.value_or(std::nullopt).value_or(""));
}

RequestOrder read_order(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  RequestOrder order{list_sections(db, firm, work, checklist), {}};
  for (const RequestLine& line : list_requests(db, firm, work, checklist)) {
    order.requests.push_back({line.id.value, line.section});
  }
  return order;
}

void write_order(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                 const RequestOrder& order) {
  db.execute("UPDATE checklists SET sections = ? WHERE firm_id = ? AND work_item_id = ? AND id = ?",
             {join_lines(order.sections), firm, work, checklist});
  // All anew, from 1: removed ones have left gaps.
  unsigned position = 0;
  for (const OrderedRequest& request : order.requests) {
    db.execute(
        "UPDATE client_requests SET position = ?, section = ? WHERE firm_id = ? "
        "AND work_item_id = ? AND checklist_id = ? AND id = ?",
        {++position, request.section, firm, work, checklist, request.id});
  }
}

/// Puts a new or edited request at the end of its section.
void put_in_section(Database& db, FirmId firm, const RequestPlace& place,
                    const std::string& section) {
  RequestOrder order = read_order(db, firm, place.work, place.checklist);
  place_in_order(order, place.request.value, section, 0);
  write_order(db, firm, place.work, place.checklist, order);
}

bool has_version(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                 unsigned version) {
  return db.find_value<unsigned>(
             "SELECT version FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ? "
             "AND deleted_at IS NULL",
             {firm, work, checklist}) == version;
}

/// Locks work item and checklist for a change; empty where the change may go on.
std::optional<SaveOutcome> refuse_change(Database& db, FirmId firm, WorkItemId work,
                                         ChecklistId checklist, ClientId& client) {
  auto locked = lock_work_item(db, firm, work);
  if (!locked) return SaveOutcome::gone;
  client = locked->client;
  auto there = db.find_value<int>(
      "SELECT 1 FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ? "
      "AND deleted_at IS NULL",
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
  return db.find(
      "SELECT " LATCHKEY_REQUEST_LINE_COLUMNS
      ", r.description, r.version, EXISTS (SELECT 1 FROM answers a "
      "WHERE a.firm_id = r.firm_id AND a.work_item_id = r.work_item_id "
      "AND a.request_id = r.id), r.details, r.kind = 'file' AND EXISTS (SELECT 1 "
      "FROM documents d WHERE d.firm_id = r.firm_id AND d.work_item_id = "
      "r.work_item_id AND d.request_id = r.id AND d.contact_id IS NOT NULL) FROM client_requests r "
      "WHERE r.firm_id = ? "
      "AND r.work_item_id = ? AND r.checklist_id = ? AND r.id = ? AND NOT EXISTS (SELECT 1 "
      "FROM checklists l WHERE l.firm_id = r.firm_id AND l.work_item_id = r.work_item_id "
      "AND l.id = r.checklist_id AND l.deleted_at IS NOT NULL)",
      {firm, work, checklist, request}, [](Row& row) {
        EditableRequest editable{
            to_request_line(row), row.get<std::string>(), row.get<unsigned>(), {}, {}, false};
        // Also an answer that was taken back: its words are kept.
        editable.answered = row.get<bool>();
        editable.came_in = came_in(editable.line, editable.answered);
        editable.details = row.get<std::optional<std::string>>().value_or("");
        editable.answered = row.get<bool>() || editable.answered;
        return editable;
      });
}

SaveResult<RequestId> add_request(Database& db, const Keyring& keys, FirmId firm,
                                  const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                                  const RequestForm& typed, Time now) {
  using Result = SaveResult<RequestId>;
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, work, checklist, client)) return Result{*why};
    Objections objections;
    RequestText text =
        read_request_text(typed, list_sections(db, firm, work, checklist), objections);
    auto due_on = read_due_on(typed.due_on, objections);
    if (!objections.empty()) return Result::refused(objections);
    auto same = db.find_value<RequestId>(
        "SELECT id FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
        "AND checklist_id = ? AND title = ? AND description = ? AND due_on <=> ? "
        "AND created_at > ? LIMIT 1",
        {firm, work, checklist, text.title, text.description, due_on, now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    auto last = db.find_value<std::optional<unsigned>>(
        "SELECT MAX(position) FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
        "AND checklist_id = ?",
        {firm, work, checklist});
    RequestId request{db.insert(
        "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
        "description, due_on, status, kind, required, details, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?)",
        {firm, work, checklist, last.value().value_or(0) + 1, text.title, text.description, due_on,
         request_kind_name(text.kind), text.required, text.details, now})};
    put_in_section(db, firm, {work, checklist, request}, text.section);
    finish_change(db, keys, firm, by, "request.added", client, {work, checklist, request}, now);
    return Result{SaveOutcome::saved, request};
  });
}

SaveResult<RequestId> edit_request(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, const RequestPlace& place,
                                   unsigned version, const RequestForm& typed, Time now) {
  using Result = SaveResult<RequestId>;
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, place.work, place.checklist, client)) {
      return Result{*why, place.request};
    }
    auto before = find_editable_request(db, firm, place.work, place.checklist, place.request);
    if (!before) return Result{SaveOutcome::gone};
    if (before->version != version) return Result{SaveOutcome::changed_meanwhile, place.request};
    Objections objections;
    RequestText text =
        read_request_text(typed, list_sections(db, firm, place.work, place.checklist), objections);
    auto due_on = read_due_on(typed.due_on, objections);
    if (before->answered && text.kind != before->line.kind && objections.empty()) {
      objections.push_back(
          {"kind",
           "Answers have come in for this one, and they would not fit another kind. Add a new "
           "request for what you need now, and leave this one as it is."});
    }
    if (!objections.empty()) return Result::refused(objections);
    db.execute(
        "UPDATE client_requests SET title = ?, description = ?, due_on = ?, kind = ?, "
        "required = ?, details = ?, version = version + 1 "
        "WHERE firm_id = ? AND work_item_id = ? AND checklist_id = ? AND id = ?",
        {text.title, text.description, due_on, request_kind_name(text.kind), text.required,
         text.details, firm, place.work, place.checklist, place.request});
    if (text.section != before->line.section) put_in_section(db, firm, place, text.section);
    finish_change(db, keys, firm, by, "request.edited", client, place, now);
    return Result{SaveOutcome::saved, place.request};
  });
}

SaveOutcome move_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         const RequestPlace& place, MoveDirection direction, Time now) {
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, place.work, place.checklist, client)) return *why;
    RequestOrder order = read_order(db, firm, place.work, place.checklist);
    const RequestOrder before = order;
    if (!move_by_one(order, place.request.value, direction)) return SaveOutcome::gone;
    if (order == before) return SaveOutcome::saved;
    write_order(db, firm, place.work, place.checklist, order);
    finish_change(db, keys, firm, by, "request.moved", client, place, now);
    return SaveOutcome::saved;
  });
}

SaveOutcome place_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          const RequestPlace& place, unsigned version, const std::string& section,
                          RequestId before, Time now) {
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, place.work, place.checklist, client)) return *why;
    if (!has_version(db, firm, place.work, place.checklist, version)) {
      return SaveOutcome::changed_meanwhile;
    }
    RequestOrder order = read_order(db, firm, place.work, place.checklist);
    const RequestOrder old = order;
    if (!place_in_order(order, place.request.value, section, before.value)) {
      return SaveOutcome::gone;
    }
    if (order == old) return SaveOutcome::saved;
    write_order(db, firm, place.work, place.checklist, order);
    finish_change(db, keys, firm, by, "request.moved", client, place, now);
    return SaveOutcome::saved;
  });
}

SaveResult<ChecklistId> change_sections(Database& db, const Keyring& keys, FirmId firm,
                                        const ActingStaff& by, WorkItemId work,
                                        ChecklistId checklist, unsigned version,
                                        const SectionChange& change, Time now) {
  using Result = SaveResult<ChecklistId>;
  return db.transaction([&] {
    ClientId client;
    if (auto why = refuse_change(db, firm, work, checklist, client)) return Result{*why, checklist};
    if (!has_version(db, firm, work, checklist, version)) {
      return Result{SaveOutcome::changed_meanwhile, checklist};
    }
    RequestOrder order = read_order(db, firm, work, checklist);
    if (auto objections = change_sections(order, change); !objections.empty()) {
      return Result::refused(std::move(objections));
    }
    write_order(db, firm, work, checklist, order);
    db.execute(
        "UPDATE checklists SET version = version + 1 WHERE firm_id = ? AND work_item_id = ? "
        "AND id = ?",
        {firm, work, checklist});
    refresh_contact_work(db, firm, work);
    record(db, keys, firm,
           {.action = "checklist.sections",
            .actor = by.author(),
            .ip = by.ip,
            .client = client,
            .work_item = work,
            .subject = checklist.value,
            .detail = section_step_name(change.step)},
           now);
    return Result{SaveOutcome::saved, checklist};
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
