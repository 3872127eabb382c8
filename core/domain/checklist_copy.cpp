#include "core/domain/checklist_copy.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/base/utf8.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/document.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

void require_transaction(const Database& db) {
  if (!db.in_transaction()) throw std::logic_error("a checklist is copied in a transaction");
}

/// Who cannot get it any more, or never could, is left out: staff see whom it goes to.
void copy_recipients(Database& db, FirmId firm, WorkItemId from, ChecklistId checklist,
                     WorkItemId to, ChecklistId copy) {
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address) "
      "SELECT t.firm_id, w.id, ?, t.contact_id, t.address FROM checklist_recipients t "
      "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = ? "
      "JOIN client_contacts m ON m.firm_id = t.firm_id AND m.client_id = w.client_id "
      "  AND m.contact_id = t.contact_id "
      "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id AND c.deleted_at IS NULL "
      "JOIN contact_addresses a ON a.firm_id = t.firm_id AND a.contact_id = t.contact_id "
      "  AND a.address = t.address "
      "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.checklist_id = ?",
      {copy, to, firm, from, checklist});
}

/// The name with " (copy)", cut so that both fit.
std::string name_of_copy(const std::string& name) {
  constexpr std::string_view kCopy = " (copy)";
  return std::string{cut_code_points(name, 200 - kCopy.size())} + std::string{kCopy};
}

}  // namespace

RequestId copy_request(Database& db, FirmId firm, const RequestPlace& from, WorkItemId to,
                       ChecklistId checklist, const DateShift& shift, Time now) {
  require_transaction(db);
  auto last = db.find_value<std::optional<unsigned>>(
      "SELECT MAX(position) FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
      "AND checklist_id = ?",
      {firm, to, checklist});
  RequestId copy{db.insert(
      "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
      "description, due_on, status, kind, required, section, details, created_at) "
      "SELECT r.firm_id, ?, ?, ?, r.title, r.description, DATE_ADD(DATE_ADD(r.due_on, INTERVAL ? "
      "MONTH), "
      "INTERVAL ? DAY), 'open', r.kind, r.required, r.section, r.details, ? FROM client_requests r "
      "WHERE r.firm_id = ? AND r.work_item_id = ? AND r.checklist_id = ? AND r.id = ?",
      {to, checklist, last.value().value_or(0) + 1, shift.months,
       static_cast<std::int64_t>(shift.days.count()), now, firm, from.work, from.checklist,
       from.request})};
  copy_attachments(db, firm, from.work, from.request, to, copy, now);
  return copy;
}

ChecklistId copy_checklist(Database& db, FirmId firm, WorkItemId from, ChecklistId checklist,
                           WorkItemId to, const DateShift& shift, Time now) {
  require_transaction(db);
  auto there = db.find_value<int>(
      "SELECT 1 FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ? "
      "AND deleted_at IS NULL",
      {firm, from, checklist});
  if (!there) throw std::logic_error("there is no such checklist to copy");
  ChecklistId copy{
      db.insert("INSERT INTO checklists (firm_id, work_item_id, name, sections, created_at) "
                "SELECT l.firm_id, ?, l.name, l.sections, ? FROM checklists l WHERE l.firm_id = ? "
                "AND l.work_item_id = ? AND l.id = ?",
                {to, now, firm, from, checklist})};
  copy_recipients(db, firm, from, checklist, to, copy);
  for (const RequestLine& line : list_requests(db, firm, from, checklist)) {
    copy_request(db, firm, {from, checklist, line.id}, to, copy, shift, now);
  }
  return copy;
}

SaveResult<ChecklistId> duplicate_checklist(Database& db, const Keyring& keys, FirmId firm,
                                            const ActingStaff& by, WorkItemId work,
                                            ChecklistId checklist, Time now) {
  using Result = SaveResult<ChecklistId>;
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    auto name = db.find_value<std::string>(
        "SELECT name FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ? "
        "AND deleted_at IS NULL",
        {firm, work, checklist});
    if (!locked || !name) return Result{SaveOutcome::gone};
    if (locked->status == WorkStatus::completed) return Result{SaveOutcome::completed, checklist};
    std::string copied_name = name_of_copy(*name);
    auto same = db.find_value<ChecklistId>(
        "SELECT id FROM checklists WHERE firm_id = ? AND work_item_id = ? AND name = ? "
        "AND deleted_at IS NULL "
        "AND created_at > ? LIMIT 1",
        {firm, work, copied_name, now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    ChecklistId copy = copy_checklist(db, firm, work, checklist, work, DateShift{}, now);
    db.execute("UPDATE checklists SET name = ? WHERE firm_id = ? AND work_item_id = ? AND id = ?",
               {copied_name, firm, work, copy});
    record(db, keys, firm,
           {.action = "checklist.duplicated",
            .actor = by.author(),
            .ip = by.ip,
            .client = locked->client,
            .work_item = work,
            .subject = copy.value,
            .detail = ""},
           now);
    return Result{SaveOutcome::saved, copy};
  });
}

SaveResult<RequestId> duplicate_request(Database& db, const Keyring& keys, FirmId firm,
                                        const ActingStaff& by, const RequestPlace& place,
                                        Time now) {
  using Result = SaveResult<RequestId>;
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, place.work);
    auto before = find_editable_request(db, firm, place.work, place.checklist, place.request);
    if (!locked || !before) return Result{SaveOutcome::gone};
    if (locked->status == WorkStatus::completed) {
      return Result{SaveOutcome::completed, place.request};
    }
    // Room behind the original; the other positions only have to stay in their order.
    auto position = db.find_value<unsigned>(
        "SELECT position FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
        "AND checklist_id = ? AND id = ?",
        {firm, place.work, place.checklist, place.request});
    RequestId copy = copy_request(db, firm, place, place.work, place.checklist, DateShift{}, now);
    db.execute(
        "UPDATE client_requests SET position = position + 1 WHERE firm_id = ? "
        "AND work_item_id = ? AND checklist_id = ? AND position > ?",
        {firm, place.work, place.checklist, *position});
    db.execute(
        "UPDATE client_requests SET position = ?, title = ? WHERE firm_id = ? "
        "AND work_item_id = ? AND checklist_id = ? AND id = ?",
        {*position + 1, name_of_copy(before->line.title), firm, place.work, place.checklist, copy});
    db.execute(
        "UPDATE checklists SET version = version + 1 WHERE firm_id = ? AND work_item_id = ? "
        "AND id = ?",
        {firm, place.work, place.checklist});
    refresh_contact_work(db, firm, place.work);
    record(db, keys, firm,
           {.action = "request.duplicated",
            .actor = by.author(),
            .ip = by.ip,
            .client = locked->client,
            .work_item = place.work,
            .subject = copy.value,
            .detail = ""},
           now);
    return Result{SaveOutcome::saved, copy};
  });
}

}  // namespace latchkey
