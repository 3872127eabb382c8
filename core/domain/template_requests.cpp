#include "core/domain/template_requests.hpp"

#include <algorithm>
#include <charconv>

#include "core/domain/request_change.hpp"
#include "core/domain/template_documents.hpp"

namespace latchkey {
namespace {

constexpr const char* kEdited = "template.edited";

std::optional<int> read_due_days(const std::string& typed, Objections& objections) {
  if (typed.empty()) return std::nullopt;
  int days = 0;
  auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), days);
  if (error == std::errc{} && end == typed.data() + typed.size() &&
      std::abs(days) <= kMostDueDays) {
    return days;
  }
  objections.push_back({"due_on", "The due date is a number of days from 0 to " +
                                      std::to_string(kMostDueDays) + ", or blank."});
  return std::nullopt;
}

struct Clean {
  RequestText text;
  std::optional<int> due_days;
};

Clean read_request(const RequestForm& typed, const std::vector<std::string>& sections,
                   Objections& objections) {
  Clean clean{read_request_text(typed, sections, objections),
              read_due_days(typed.due_on, objections)};
  require_placeholders(clean.text.title, "title", objections);
  require_placeholders(clean.text.description, "description", objections);
  return clean;
}

RequestOrder read_order(Database& db, FirmId firm, const ChecklistTemplate& model) {
  RequestOrder order{model.sections, {}};
  for (const TemplateRequest& request : list_template_requests(db, firm, model.id)) {
    order.requests.push_back({request.id.value, request.section});
  }
  return order;
}

void write_order(Database& db, FirmId firm, TemplateId id, const RequestOrder& order) {
  db.execute("UPDATE checklist_templates SET sections = ? WHERE firm_id = ? AND id = ?",
             {join_lines(order.sections), firm, id});
  unsigned position = 0;
  for (const OrderedRequest& request : order.requests) {
    db.execute(
        "UPDATE template_requests SET position = ?, section = ? WHERE firm_id = ? "
        "AND template_id = ? AND id = ?",
        {++position, request.section, firm, id, request.id});
  }
}

/// Changes the order in a transaction. `change` says whether there was what it wants to move.
template <class Change>
SaveOutcome change_order(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         TemplateId id, std::optional<unsigned> version, Time now,
                         Change&& change) {
  return db.transaction([&] {
    auto current = lock_template(db, firm, id);
    auto model = find_template(db, firm, id);
    if (!current || !model) return SaveOutcome::gone;
    if (version && *version != *current) return SaveOutcome::changed_meanwhile;
    RequestOrder order = read_order(db, firm, *model);
    const RequestOrder before = order;
    if (!change(order)) return SaveOutcome::gone;
    if (order == before) return SaveOutcome::saved;
    write_order(db, firm, id, order);
    finish_template_change(db, keys, firm, by, kEdited, id, now);
    return SaveOutcome::saved;
  });
}

}  // namespace

std::optional<TemplateRequest> find_template_request(Database& db, FirmId firm, TemplateId id,
                                                     TemplateRequestId request) {
  auto requests = list_template_requests(db, firm, id);
  auto found = std::ranges::find(requests, request, &TemplateRequest::id);
  if (found == requests.end()) return std::nullopt;
  return *found;
}

SaveResult<TemplateRequestId> add_template_request(Database& db, const Keyring& keys, FirmId firm,
                                                   const ActingStaff& by, TemplateId id,
                                                   const RequestForm& typed, Time now) {
  using Result = SaveResult<TemplateRequestId>;
  return db.transaction([&] {
    auto current = lock_template(db, firm, id);
    auto model = find_template(db, firm, id);
    if (!current || !model) return Result{SaveOutcome::gone};
    Objections objections;
    Clean clean = read_request(typed, model->sections, objections);
    if (!objections.empty()) return Result::refused(std::move(objections));
    const RequestText& text = clean.text;
    auto same = db.find_value<TemplateRequestId>(
        "SELECT id FROM template_requests WHERE firm_id = ? AND template_id = ? AND title = ? "
        "AND description = ? AND created_at > ? LIMIT 1",
        {firm, id, text.title, text.description, now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    TemplateRequestId request{db.insert(
        "INSERT INTO template_requests (firm_id, template_id, position, kind, required, title, "
        "description, details, due_days, created_at) VALUES (?, ?, 4000000000, ?, ?, ?, ?, ?, ?, "
        "?)",
        {firm, id, request_kind_name(text.kind), text.required, text.title, text.description,
         text.details, clean.due_days, now})};
    RequestOrder order = read_order(db, firm, *model);
    place_in_order(order, request.value, text.section, 0);
    write_order(db, firm, id, order);
    finish_template_change(db, keys, firm, by, kEdited, id, now);
    return Result{SaveOutcome::saved, request};
  });
}

SaveResult<TemplateRequestId> edit_template_request(Database& db, const Keyring& keys, FirmId firm,
                                                    const ActingStaff& by, TemplateId id,
                                                    TemplateRequestId request, unsigned version,
                                                    const RequestForm& typed, Time now) {
  using Result = SaveResult<TemplateRequestId>;
  return db.transaction([&] {
    auto current = lock_template(db, firm, id);
    auto model = find_template(db, firm, id);
    auto before = find_template_request(db, firm, id, request);
    if (!current || !model || !before) return Result{SaveOutcome::gone};
    if (before->version != version) return Result{SaveOutcome::changed_meanwhile, request};
    Objections objections;
    Clean clean = read_request(typed, model->sections, objections);
    if (!objections.empty()) return Result::refused(std::move(objections));
    const RequestText& text = clean.text;
    db.execute(
        "UPDATE template_requests SET kind = ?, required = ?, title = ?, description = ?, "
        "details = ?, due_days = ?, version = version + 1 WHERE firm_id = ? AND template_id = ? "
        "AND id = ?",
        {request_kind_name(text.kind), text.required, text.title, text.description, text.details,
         clean.due_days, firm, id, request});
    if (text.section != before->section) {
      RequestOrder order = read_order(db, firm, *model);
      place_in_order(order, request.value, text.section, 0);
      write_order(db, firm, id, order);
    }
    finish_template_change(db, keys, firm, by, kEdited, id, now);
    return Result{SaveOutcome::saved, request};
  });
}

SaveOutcome remove_template_request(Database& db, const Keyring& keys, FirmId firm,
                                    const ActingStaff& by, TemplateId id, TemplateRequestId request,
                                    Time now) {
  return db.transaction([&] {
    if (!lock_template(db, firm, id)) return SaveOutcome::gone;
    if (db.execute("DELETE FROM template_requests WHERE firm_id = ? AND template_id = ? AND id = ?",
                   {firm, id, request}) == 0) {
      return SaveOutcome::saved;  // a second click
    }
    forget_template_documents(db, firm, id, request);
    finish_template_change(db, keys, firm, by, kEdited, id, now);
    return SaveOutcome::saved;
  });
}

SaveOutcome duplicate_template_request(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, TemplateId id,
                                       TemplateRequestId request, Time now) {
  return db.transaction([&] {
    auto current = lock_template(db, firm, id);
    auto original = find_template_request(db, firm, id, request);
    auto model = find_template(db, firm, id);
    if (!current || !original || !model) return SaveOutcome::gone;
    TemplateRequestId copy{db.insert(
        "INSERT INTO template_requests (firm_id, template_id, position, section, kind, required, "
        "title, description, details, due_days, created_at) VALUES (?, ?, 4000000000, ?, ?, ?, ?, "
        "?, ?, ?, ?)",
        {firm, id, original->section, request_kind_name(original->kind), original->required,
         original->title, original->description, original->details, original->due_days, now})};
    copy_template_documents(db, firm, id, request, copy, now);
    RequestOrder order = read_order(db, firm, *model);
    // Right behind the original: before what followed it.
    auto at = std::ranges::find(order.requests, request.value, &OrderedRequest::id);
    const bool followed = at + 1 != order.requests.end() && (at + 1)->section == at->section;
    place_in_order(order, copy.value, original->section, followed ? (at + 1)->id : 0);
    write_order(db, firm, id, order);
    finish_template_change(db, keys, firm, by, kEdited, id, now);
    return SaveOutcome::saved;
  });
}

SaveOutcome move_template_request(Database& db, const Keyring& keys, FirmId firm,
                                  const ActingStaff& by, TemplateId id, TemplateRequestId request,
                                  MoveDirection direction, Time now) {
  return change_order(db, keys, firm, by, id, std::nullopt, now, [&](RequestOrder& order) {
    return move_by_one(order, request.value, direction);
  });
}

SaveOutcome place_template_request(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, TemplateId id, TemplateRequestId request,
                                   unsigned version, const std::string& section,
                                   TemplateRequestId before, Time now) {
  return change_order(db, keys, firm, by, id, version, now, [&](RequestOrder& order) {
    return place_in_order(order, request.value, section, before.value);
  });
}

SaveResult<TemplateId> change_template_sections(Database& db, const Keyring& keys, FirmId firm,
                                                const ActingStaff& by, TemplateId id,
                                                unsigned version, const SectionChange& change,
                                                Time now) {
  Objections objections;
  auto outcome = change_order(db, keys, firm, by, id, version, now, [&](RequestOrder& order) {
    objections = change_sections(order, change);
    return true;
  });
  if (!objections.empty()) return SaveResult<TemplateId>::refused(std::move(objections));
  return {outcome, id};
}

}  // namespace latchkey
