#include "core/domain/checklist_template.hpp"

#include "core/base/utf8.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/listing.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/template_documents.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

#define TEMPLATE_COLUMNS                                                   \
  "m.id, m.name, m.title, m.sections, m.version, m.changed_at, "           \
  "(SELECT COUNT(*) FROM template_requests r WHERE r.firm_id = m.firm_id " \
  "  AND r.template_id = m.id) "
#define TEMPLATE_REQUEST_COLUMNS "section, kind, required, title, description, details, due_days"

ChecklistTemplate to_template(Row& row) {
  return ChecklistTemplate{
      row.get<TemplateId>(),  row.get<std::string>(),
      row.get<std::string>(), split_lines(row.get<std::optional<std::string>>().value_or("")),
      row.get<unsigned>(),    row.get<Time>(),
      row.get<int>()};
}

struct Clean {
  std::string name, title;
};

Clean read_form(const TemplateForm& typed, Objections& objections) {
  Clean clean;
  read_line(typed.title, clean.title, 1, kMostTitle, "title", "The title", objections);
  read_line(typed.name, clean.name, 0, kMostTitle, "name", "The name", objections);
  if (clean.name.empty()) clean.name = clean.title;
  require_placeholders(clean.title, "title", objections);
  return clean;
}

void record_template(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                     const char* action, TemplateId id, Time now) {
  auto name = db.find_value<std::string>(
      "SELECT name FROM checklist_templates WHERE firm_id = ? AND id = ?", {firm, id});
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .subject = id.value,
          .detail = name.value_or("")},
         now);
}

std::string name_of_copy(const std::string& name) {
  constexpr std::string_view kCopy = " (copy)";
  return std::string{cut_code_points(name, 200 - kCopy.size())} + std::string{kCopy};
}

std::optional<TemplateId> find_same_click(Database& db, FirmId firm, const std::string& name,
                                          Time now) {
  // One at a time in the firm: two clicks at the same moment are one.
  db.find_value<int>("SELECT 1 FROM firms WHERE id = ? FOR UPDATE", {firm});
  return db.find_value<TemplateId>(
      "SELECT id FROM checklist_templates WHERE firm_id = ? AND deleted_at IS NULL AND name = ? "
      "AND created_at > ? LIMIT 1",
      {firm, name, now - kSameClick});
}

TemplateId insert_template(Database& db, FirmId firm, const Clean& clean,
                           const std::vector<std::string>& sections, Time now) {
  return TemplateId{db.insert(
      "INSERT INTO checklist_templates (firm_id, name, title, sections, created_at, changed_at) "
      "VALUES (?, ?, ?, ?, ?, ?)",
      {firm, clean.name, clean.title, join_lines(sections), now, now})};
}

/// The days from the start of the work: what a template's due dates count from.
Date start_of(const WorkItem& work, const Firm& firm, Time now) {
  return work.start_on.value_or(day_in_zone(now, firm.time_zone));
}

/// Filled text for a title's column: a client's long name may have made it too long.
std::string fill_title(const std::string& title, const PlaceholderValues& values) {
  return std::string{
      cut_code_points(clean_line(fill_placeholders(title, values)).value_or(title), 200)};
}

/// The files that the template has for a request, as the member of staff gives them to the client.
void attach(Database& db, FirmId firm, const ActingStaff& by, WorkItemId work, RequestId request,
            const std::vector<TemplateDocument>& documents, TemplateRequestId of, Time now) {
  std::vector<NewDocument> files;
  for (const TemplateDocument& document : documents) {
    if (document.request == of) files.push_back({document.name, document.stored});
  }
  add_documents(db, firm, work, request, by.author(), files, now);
}

void insert_requests(Database& db, FirmId firm, const ActingStaff& by, WorkItemId work,
                     ChecklistId checklist, TemplateId id, const PlaceholderValues& values,
                     Time now) {
  const auto requests = list_template_requests(db, firm, id);
  const auto documents = list_template_documents(db, firm, id);
  unsigned position = 0;
  for (const TemplateRequest& request : requests) {
    std::optional<Date> due_on;
    if (request.due_days) {
      due_on = Date{std::chrono::sys_days{values.start} + std::chrono::days{*request.due_days}};
    }
    const RequestId made{db.insert(
        "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
        "description, due_on, status, kind, required, section, details, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)",
        {firm, work, checklist, ++position, fill_title(request.title, values),
         fill_placeholders(request.description, values), due_on, request_kind_name(request.kind),
         request.required, request.section, request.details, now})};
    attach(db, firm, by, work, made, documents, request.id, now);
  }
}

}  // namespace

std::vector<ChecklistTemplate> list_templates(Database& db, FirmId firm,
                                              std::string_view searched) {
  std::string pattern = contains_pattern(searched);
  return db.list("SELECT " TEMPLATE_COLUMNS
                 "FROM checklist_templates m WHERE m.firm_id = ? AND m.deleted_at IS NULL "
                 "AND (m.name LIKE ? OR m.title LIKE ?) ORDER BY m.name, m.id LIMIT ?",
                 {firm, pattern, pattern, kMostTemplates}, to_template);
}

std::vector<ChecklistTemplate> list_deleted_templates(Database& db, FirmId firm) {
  return db.list("SELECT " TEMPLATE_COLUMNS
                 "FROM checklist_templates m WHERE m.firm_id = ? AND m.deleted_at IS NOT NULL "
                 "ORDER BY m.deleted_at DESC, m.id LIMIT ?",
                 {firm, kMostTemplates}, to_template);
}

std::optional<ChecklistTemplate> find_template(Database& db, FirmId firm, TemplateId id) {
  return db.find("SELECT " TEMPLATE_COLUMNS
                 "FROM checklist_templates m WHERE m.firm_id = ? AND m.id = ? "
                 "AND m.deleted_at IS NULL",
                 {firm, id}, to_template);
}

std::vector<TemplateRequest> list_template_requests(Database& db, FirmId firm, TemplateId id) {
  return db.list("SELECT id, " TEMPLATE_REQUEST_COLUMNS
                 ", version FROM template_requests WHERE firm_id = ? AND template_id = ? "
                 "ORDER BY position, id",
                 {firm, id}, [](Row& row) {
                   return TemplateRequest{
                       row.get<TemplateRequestId>(),
                       row.get<std::string>(),
                       read_request_kind(row.get<std::string>()).value_or(RequestKind::text),
                       row.get<bool>(),
                       row.get<std::string>(),
                       row.get<std::string>(),
                       row.get<std::optional<std::string>>().value_or(""),
                       row.get<std::optional<int>>(),
                       row.get<unsigned>()};
                 });
}

SaveResult<TemplateId> create_template(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, const TemplateForm& typed, Time now) {
  using Result = SaveResult<TemplateId>;
  Objections objections;
  Clean clean = read_form(typed, objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&] {
    if (auto same = find_same_click(db, firm, clean.name, now)) {
      return Result{SaveOutcome::saved, *same};
    }
    TemplateId id = insert_template(db, firm, clean, {}, now);
    record_template(db, keys, firm, by, "template.created", id, now);
    return Result{SaveOutcome::saved, id};
  });
}

SaveResult<TemplateId> edit_template(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, TemplateId id, unsigned version,
                                     const TemplateForm& typed, Time now) {
  using Result = SaveResult<TemplateId>;
  Objections objections;
  Clean clean = read_form(typed, objections);
  return db.transaction([&] {
    auto current = lock_template(db, firm, id);
    if (!current) return Result{SaveOutcome::gone};
    if (*current != version) return Result{SaveOutcome::changed_meanwhile, id};
    if (!objections.empty()) return Result::refused(objections);
    db.execute("UPDATE checklist_templates SET name = ?, title = ? WHERE firm_id = ? AND id = ?",
               {clean.name, clean.title, firm, id});
    finish_template_change(db, keys, firm, by, "template.edited", id, now);
    return Result{SaveOutcome::saved, id};
  });
}

SaveResult<TemplateId> duplicate_template(Database& db, const Keyring& keys, FirmId firm,
                                          const ActingStaff& by, TemplateId id, Time now) {
  using Result = SaveResult<TemplateId>;
  return db.transaction([&] {
    auto original = find_template(db, firm, id);
    if (!original) return Result{SaveOutcome::gone};
    Clean clean{name_of_copy(original->name), original->title};
    if (auto same = find_same_click(db, firm, clean.name, now)) {
      return Result{SaveOutcome::saved, *same};
    }
    TemplateId copy = insert_template(db, firm, clean, original->sections, now);
    db.execute(
        "INSERT INTO template_requests (firm_id, template_id, position, "
        "created_at, " TEMPLATE_REQUEST_COLUMNS
        ") SELECT firm_id, ?, position, ?, " TEMPLATE_REQUEST_COLUMNS
        " FROM template_requests WHERE firm_id = ? "
        "AND template_id = ? ORDER BY position, id",
        {copy, now, firm, id});
    copy_template_documents(db, firm, id, copy, now);
    record_template(db, keys, firm, by, "template.created", copy, now);
    return Result{SaveOutcome::saved, copy};
  });
}

SaveOutcome delete_template(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            TemplateId id, Time now) {
  return db.transaction([&] {
    if (db.execute("UPDATE checklist_templates SET deleted_at = ? WHERE firm_id = ? AND id = ? "
                   "AND deleted_at IS NULL",
                   {now, firm, id}) == 1) {
      record_template(db, keys, firm, by, "template.deleted", id, now);
      return SaveOutcome::saved;
    }
    auto there = db.find_value<int>(
        "SELECT 1 FROM checklist_templates WHERE firm_id = ? AND id = ?", {firm, id});
    return there ? SaveOutcome::saved : SaveOutcome::gone;
  });
}

SaveOutcome restore_template(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             TemplateId id, Time now) {
  return db.transaction([&] {
    if (db.execute("UPDATE checklist_templates SET deleted_at = NULL WHERE firm_id = ? "
                   "AND id = ? AND deleted_at IS NOT NULL",
                   {firm, id}) == 1) {
      record_template(db, keys, firm, by, "template.restored", id, now);
      return SaveOutcome::saved;
    }
    return find_template(db, firm, id) ? SaveOutcome::saved : SaveOutcome::gone;
  });
}

SaveResult<TemplateId> save_as_template(Database& db, const Keyring& keys, const Firm& firm,
                                        const ActingStaff& by, WorkItemId work,
                                        ChecklistId checklist, Time now) {
  using Result = SaveResult<TemplateId>;
  return db.transaction([&] {
    auto item = find_work_item(db, firm.id, work);
    auto from = item ? find_checklist(db, firm.id, work, checklist) : std::nullopt;
    if (!from) return Result{SaveOutcome::gone};
    if (auto same = find_same_click(db, firm.id, from->name, now)) {
      return Result{SaveOutcome::saved, *same};
    }
    TemplateId id = insert_template(db, firm.id, {from->name, from->name}, from->sections, now);
    db.execute(
        "INSERT INTO template_requests (firm_id, template_id, position, "
        "created_at, " TEMPLATE_REQUEST_COLUMNS
        ") SELECT r.firm_id, ?, r.position, ?, r.section, r.kind, "
        "r.required, r.title, r.description, r.details, "
        "GREATEST(LEAST(DATEDIFF(r.due_on, ?), ?), -?) FROM client_requests r "
        "WHERE r.firm_id = ? AND r.work_item_id = ? AND r.checklist_id = ? "
        "ORDER BY r.position, r.id",
        {id, now, start_of(*item, firm, now), kMostDueDays, kMostDueDays, firm.id, work,
         checklist});
    keep_attachments(db, firm.id, work, checklist, id, now);
    record_template(db, keys, firm.id, by, "template.created", id, now);
    return Result{SaveOutcome::saved, id};
  });
}

SaveResult<ChecklistId> create_from_template(Database& db, const Keyring& keys, const Firm& firm,
                                             const ActingStaff& by, WorkItemId work, TemplateId id,
                                             Time now) {
  using Result = SaveResult<ChecklistId>;
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm.id, work);
    auto item = find_work_item(db, firm.id, work);
    if (!locked || !item) return Result{SaveOutcome::gone};
    if (locked->status == WorkStatus::completed) return Result{SaveOutcome::completed};
    auto model = find_template(db, firm.id, id);
    if (!model) {
      return Result::refused({{"template",
                               "A colleague deleted that template meanwhile. Choose "
                               "another one."}});
    }
    PlaceholderValues values{item->client_name, firm.name,
                             item->title,       start_of(*item, firm, now),
                             item->due_on,      day_in_zone(now, firm.time_zone)};
    std::string name = fill_title(model->title, values);
    auto same = db.find_value<ChecklistId>(
        "SELECT id FROM checklists WHERE firm_id = ? AND work_item_id = ? AND name = ? "
        "AND deleted_at IS NULL "
        "AND created_at > ? LIMIT 1",
        {firm.id, work, name, now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    ChecklistId checklist{
        db.insert("INSERT INTO checklists (firm_id, work_item_id, name, sections, created_at) "
                  "VALUES (?, ?, ?, ?, ?)",
                  {firm.id, work, name, join_lines(model->sections), now})};
    add_proposed_recipients(db, firm.id, work, checklist);
    insert_requests(db, firm.id, by, work, checklist, id, values, now);
    record(db, keys, firm.id,
           {.action = "checklist.from_template",
            .actor = by.author(),
            .ip = by.ip,
            .client = locked->client,
            .work_item = work,
            .subject = checklist.value,
            .detail = ""},
           now);
    return Result{SaveOutcome::saved, checklist};
  });
}

PlaceholderValues sample_values(const Firm& firm, Time now) {
  Date today = day_in_zone(now, firm.time_zone);
  return {"Sample Client",
          firm.name,
          "Sample work",
          today,
          Date{std::chrono::sys_days{today} + std::chrono::days{30}},
          today};
}

std::optional<unsigned> lock_template(Database& db, FirmId firm, TemplateId id) {
  return db.find_value<unsigned>(
      "SELECT version FROM checklist_templates WHERE firm_id = ? AND id = ? "
      "AND deleted_at IS NULL FOR UPDATE",
      {firm, id});
}

void finish_template_change(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            const char* action, TemplateId id, Time now) {
  db.execute(
      "UPDATE checklist_templates SET version = version + 1, changed_at = ? WHERE firm_id = ? "
      "AND id = ?",
      {now, firm, id});
  record_template(db, keys, firm, by, action, id, now);
}

void require_placeholders(const std::string& text, const char* field, Objections& objections) {
  if (auto unknown = find_unknown_placeholder(text)) {
    objections.push_back({field, "There is no placeholder {" + *unknown +
                                     "}. The list below names those that there are."});
  }
}

}  // namespace latchkey
