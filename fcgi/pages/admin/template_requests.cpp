#include "fcgi/pages/admin/template_requests.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/template_requests.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/request_fields.hpp"
#include "fcgi/pages/admin/request_list.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/template_documents.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/requests/fields.hpp"
#include "tpl/admin/requests/list.hpp"
#include "tpl/admin/templates/request.hpp"
#include "tpl/admin/templates/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_templates_show;

constexpr const char* kWhat = "That template";
constexpr const char* kChanged =
    "A colleague changed this template a moment ago, so nothing was moved. This is how it stands "
    "now: move it again.";

std::string_view said(std::string_view what) {
  if (what == "created") return "The template is here. Write the first request.";
  if (what == "saved") return "Your changes are saved.";
  if (what == "restored") return "The template is back.";
  if (what == "duplicated") return "This is the copy.";
  if (what == "saved-from-checklist")
    return "The checklist is a template now. Put placeholders where it names a client or a year.";
  if (what == "files") return "The files are there for the next checklist.";
  if (what == "file-removed") return "The file is gone from the template.";
  if (what == "request-added") return "The request is in the template.";
  if (what == "request-saved") return "The request is saved.";
  if (what == "request-removed") return "The request is gone.";
  if (what == "request-duplicated") return "The copy stands right below the original.";
  if (what == "moved") return "The order is changed.";
  if (what == "headings") return "The headings are changed.";
  return {};
}

TemplateId id_of(const Visit& visit) {
  return visit.id<TemplateId>("template");
}

std::string path_of(const Visit& visit) {
  return template_path(id_of(visit));
}

ChecklistTemplate template_of_path(Services& services, const Visit& visit) {
  auto found = find_template(services.database, visit.firm.id, id_of(visit));
  if (!found) throw not_here(kWhat);
  return *found;
}

/// "14 days after the start"
std::string due_in_words(int days) {
  if (days == 0) return "on the day of the start";
  return plural(static_cast<std::uint64_t>(std::abs(days)), "day") +
         (days < 0 ? " before the start" : " after the start");
}

/// What the template's page comes back with when something on it was refused.
struct Refused {
  const Form* request = nullptr;
  const Form* section = nullptr;
  std::vector<FieldError> errors{};
  int status = 422;
};

void fill_list(Block& body, const Visit& visit, const ChecklistTemplate& model,
               const std::vector<TemplateRequest>& requests, const Refused& refused) {
  ListedRequests listed{{model.sections, {}},
                        path_of(visit),
                        model.version,
                        true,
                        refused.section ? refused.section->typed("section_name") : "",
                        refused.section};
  for (const TemplateRequest& request : requests) {
    listed.order.requests.push_back({request.id.value, request.section});
  }
  namespace l = tpl::admin_requests_list;
  fill_request_list(body.include(t::REQUEST_LIST, l::kFile), listed, [&](Block row, std::size_t i) {
    const TemplateRequest& request = requests[i];
    row.set(l::REQUEST_URL, listed.path + "/requests/" + std::to_string(request.id.value) + "/edit")
        .set(l::REQUEST_TITLE, request.title)
        .set(l::STATUS, "draft")
        .show(l::KIND_SHOWN)
        .set(l::KIND_NAME, kind_words(request.kind))
        .show_if(!request.required, l::OPTIONAL);
    if (request.due_days) {
      row.show(l::DUE_RULE).set(l::DUE_RULE_WORDS, due_in_words(*request.due_days));
    }
  });
}

void fill_preview(Block& body, const Visit& visit, const ChecklistTemplate& model,
                  const std::vector<TemplateRequest>& requests) {
  PlaceholderValues values = sample_values(visit.firm, visit.now);
  body.set(t::PREVIEW_TITLE, fill_placeholders(model.title, values));
  std::string heading;
  for (const TemplateRequest& request : requests) {
    Block row = body.add(t::PREVIEWED);
    row.set(t::REQUEST_TITLE, fill_placeholders(request.title, values));
    if (request.section != heading) {
      heading = request.section;
      row.show(t::PREVIEW_HEADING).set(t::SECTION_TITLE, heading);
    }
    if (request.due_days) {
      Date due{std::chrono::sys_days{values.start} + std::chrono::days{*request.due_days}};
      row.show(t::PREVIEW_DUE).set(t::DUE_ON, sql_date(due)).set(t::DUE_WORDS, date_in_words(due));
    }
    if (!request.description.empty()) {
      row.show(t::PREVIEW_TEXT).set(t::DESCRIPTION, fill_placeholders(request.description, values));
    }
  }
  for (const Placeholder& placeholder : list_placeholders()) {
    body.add(t::PLACEHOLDER)
        .set(t::PLACEHOLDER_NAME, placeholder.name)
        .set(t::PLACEHOLDER_WORDS, placeholder.words);
  }
}

Response template_page(Services& services, const Visit& visit, const Refused& refused = {}) {
  ChecklistTemplate model = template_of_path(services, visit);
  auto requests = list_template_requests(services.database, visit.firm.id, model.id);
  Page page = staff_page(services, visit, t::kFile, model.name, Desk::templates);
  Block& body = page.body();
  std::string path = path_of(visit);
  body.set(t::TEMPLATE_NAME, model.name)
      .set(t::TEMPLATE_TITLE, model.title)
      .set(t::EDIT_URL, path + "/edit")
      .set(t::DUPLICATE_URL, path + "/duplicate")
      .set(t::DELETE_URL, path + "/delete")
      .set(t::ADD_REQUEST_URL, path + "/requests");
  fill_list(body, visit, model, requests, refused);
  RequestFields fields{
      .typed = {}, .sections = model.sections, .refused = refused.request, .by_days = true};
  if (refused.request) {
    fields.typed = read_request_form(visit);
  } else {
    fields.typed.section = visit.asked("section");
  }
  fill_request_fields(body.include(t::REQUEST_FIELDS, tpl::admin_requests_fields::kFile), fields);
  fill_preview(body, visit, model, requests);
  std::vector<FieldError> errors = refused.request   ? refused.request->errors()
                                   : refused.section ? refused.section->errors()
                                                     : refused.errors;
  if (!errors.empty()) summarise_errors(page, errors);
  if (auto words = said(visit.asked("said")); !words.empty() && errors.empty()) say(page, words);
  return page.respond(services.templates, errors.empty() ? 200 : refused.status);
}

TemplateRequest request_of_path(Services& services, const Visit& visit) {
  auto found = find_template_request(services.database, visit.firm.id, id_of(visit),
                                     visit.id<TemplateRequestId>("request"));
  if (!found) throw not_here("That request");
  return *found;
}

Response request_form_page(Services& services, const Visit& visit, const TemplateRequest& request,
                           const Form* refused = nullptr, int status = 200,
                           const std::string& files_refused = "") {
  namespace r = tpl::admin_templates_request;
  ChecklistTemplate model = template_of_path(services, visit);
  std::string path = path_of(visit) + "/requests/" + std::to_string(request.id.value);
  bool as_typed = refused && status != kChangedMeanwhile;
  const std::string heading = "Edit " + request.title;
  Page page = staff_page(services, visit, r::kFile, heading, Desk::templates);
  Block& body = page.body();
  body.set(r::HEADING, heading)
      .set(r::TEMPLATE_NAME, model.name)
      .set(r::FORM_URL, path + "/edit")
      .set(r::CANCEL_URL, path_of(visit))
      .set(r::VERSION, as_typed ? refused->number("version") : request.version)
      .set(r::DUPLICATE_URL, path + "/duplicate")
      .set(r::DELETE_URL, path + "/remove");
  RequestFields fields{
      .typed = {}, .sections = model.sections, .refused = refused, .by_days = true};
  fields.typed = refused
                     ? read_request_form(visit)
                     : form_of(request.title, request.description,
                               request.due_days ? std::to_string(*request.due_days) : "",
                               request.kind, request.required, request.section, request.details);
  fill_request_fields(body.include(r::REQUEST_FIELDS, tpl::admin_requests_fields::kFile), fields);
  fill_template_documents(body, r::FILES, services, visit, request.id, files_refused);
  if (refused) summarise_errors(page, refused->errors());
  if (!files_refused.empty()) summarise_errors(page, {{"files", files_refused}});
  if (auto words = said(visit.asked("said")); !words.empty() && status == 200) say(page, words);
  return page.respond(services.templates, status);
}

/// Back to the template, or with why nothing was moved.
Response after(Services& services, const Visit& visit, SaveOutcome outcome, const char* said) {
  if (outcome == SaveOutcome::gone) throw not_here("That request");
  if (outcome == SaveOutcome::changed_meanwhile) {
    return template_page(services, visit, {.errors = {{"", kChanged}}, .status = 409});
  }
  return see_other(path_of(visit) + "?said=" + said + "#requests");
}

}  // namespace

Response show_template(Services& services, const Visit& visit) {
  return template_page(services, visit);
}

Response add_template_request_page(Services& services, const Visit& visit) {
  Form form{visit.form, {}};
  RequestForm typed = read_request_form(visit);
  auto result = add_template_request(services.database, services.keys, visit.firm.id, acting(visit),
                                     id_of(visit), typed, visit.now);
  if (result.outcome == SaveOutcome::saved) {
    return see_other(
        list_url(path_of(visit), {{"said", "request-added"}, {"section", typed.section}}) + "#add");
  }
  int status = refuse(form, result, kWhat);
  return template_page(services, visit, {.request = &form, .status = status});
}

Response change_template_sections_page(Services& services, const Visit& visit) {
  Form form = section_form(visit);
  auto change = form.ok() ? read_section_change(form) : std::nullopt;
  if (!change) {
    return template_page(services, visit,
                         {.errors = {{"", "Choose what to do with the heading."}}});
  }
  auto result = change_template_sections(
      services.database, services.keys, visit.firm.id, acting(visit), id_of(visit),
      static_cast<unsigned>(form.number("version")), *change, visit.now);
  if (result.outcome == SaveOutcome::refused) {
    int status = refuse(form, result, kWhat);
    return template_page(services, visit, {.section = &form, .status = status});
  }
  return after(services, visit, result.outcome, "headings");
}

Response show_edit_template_request(Services& services, const Visit& visit) {
  return request_form_page(services, visit, request_of_path(services, visit));
}

Response template_request_page(Services& services, const Visit& visit,
                               const std::string& files_refused, int status) {
  return request_form_page(services, visit, request_of_path(services, visit), nullptr, status,
                           files_refused);
}

Response edit_template_request_page(Services& services, const Visit& visit) {
  TemplateRequest request = request_of_path(services, visit);
  Form form{visit.form, {{"version", "The version", FieldKind::number, 20, false}}};
  int status = 422;
  if (form.ok()) {
    auto result = edit_template_request(
        services.database, services.keys, visit.firm.id, acting(visit), id_of(visit), request.id,
        static_cast<unsigned>(form.number("version")), read_request_form(visit), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(path_of(visit) + "?said=request-saved#requests");
    }
    status = refuse(form, result, "That request");
  }
  return request_form_page(services, visit, request, &form, status);
}

Response move_template_request_page(Services& services, const Visit& visit) {
  PostedMove move = read_move(visit);
  auto request = visit.id<TemplateRequestId>("request");
  Database& db = services.database;
  auto outcome = move.direction
                     ? move_template_request(db, services.keys, visit.firm.id, acting(visit),
                                             id_of(visit), request, *move.direction, visit.now)
                     : place_template_request(db, services.keys, visit.firm.id, acting(visit),
                                              id_of(visit), request, move.version, move.section,
                                              TemplateRequestId{move.before}, visit.now);
  return after(services, visit, outcome, "moved");
}

Response duplicate_template_request_page(Services& services, const Visit& visit) {
  auto outcome =
      duplicate_template_request(services.database, services.keys, visit.firm.id, acting(visit),
                                 id_of(visit), visit.id<TemplateRequestId>("request"), visit.now);
  return after(services, visit, outcome, "request-duplicated");
}

Response remove_template_request_page(Services& services, const Visit& visit) {
  auto outcome =
      remove_template_request(services.database, services.keys, visit.firm.id, acting(visit),
                              id_of(visit), visit.id<TemplateRequestId>("request"), visit.now);
  return after(services, visit, outcome, "request-removed");
}

}  // namespace latchkey::admin
