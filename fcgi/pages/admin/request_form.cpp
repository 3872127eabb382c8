#include "fcgi/pages/admin/request_form.hpp"

#include "core/base/utf8.hpp"
#include "core/domain/answers.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/request_editing.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/request_fields.hpp"
#include "fcgi/pages/admin/request_page.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/requests/fields.hpp"
#include "tpl/admin/requests/form.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_requests_form;

constexpr const char* kWhat = "That request";

RequestPlace place_of(const Visit& visit) {
  return {.work = visit.id<WorkItemId>("work"),
          .checklist = visit.id<ChecklistId>("checklist"),
          .request = visit.id<RequestId>("request")};
}

/// `refused`: the form that came back, with `status`.
Response form_page(Services& services, const Visit& visit, const EditableRequest& request,
                   const Form* refused = nullptr, int status = 200) {
  RequestPlace place = place_of(visit);
  auto checklist = find_checklist(services.database, visit.firm.id, place.work, place.checklist);
  if (!checklist) throw not_here(kWhat);
  std::string path = request_path(place.work, place.checklist, place.request);
  bool as_typed = refused && status != kChangedMeanwhile;
  std::string due_on = request.line.due_on ? sql_date(*request.line.due_on) : "";
  const std::string heading = "Edit " + request.line.title;
  Page page = staff_page(services, visit, t::kFile, heading, Desk::work);
  Block& body = page.body();
  body.set(t::HEADING, heading)
      .set(t::CHECKLIST_TITLE, checklist->name)
      .set(t::FORM_URL, path + "/edit")
      .set(t::CANCEL_URL, path)
      .set(t::SUBMIT_LABEL, "Save request")
      .set(t::VERSION, as_typed ? refused->number("version") : request.version)
      .set(t::DUPLICATE_URL, path + "/duplicate")
      .show_if(checklist->first_sent_at.has_value(), t::SENT_ALREADY);
  RequestFields shown{.typed = {}, .sections = checklist->sections, .refused = refused};
  shown.typed = refused
                    ? read_request_form(visit)
                    : form_of(request.line.title, request.description, due_on, request.line.kind,
                              request.line.required, request.line.section, request.details);
  fill_request_fields(body.include(t::REQUEST_FIELDS, tpl::admin_requests_fields::kFile), shown);
  if (request.came_in.empty()) body.show(t::DELETABLE).set(t::DELETE_URL, path + "/remove");
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, status);
}

/// What is saved by now, at the fields where it differs.
void tell_theirs(Form& form, const RequestForm& typed, const EditableRequest& saved) {
  const RequestLine& line = saved.line;
  std::string why_not;
  const auto typed_due = read_typed_date(typed.due_on, why_not);
  const auto kind = read_request_kind(typed.kind).value_or(line.kind);
  auto needed = [](bool required) { return std::string{required ? "required" : "optional"}; };
  admin::tell_theirs(form,
                     {{"title", clean_line(typed.title).value_or(""), line.title, "The title"},
                      {"description", clean_text(typed.description).value_or(""), saved.description,
                       "The explanation"},
                      {"due_on", typed_due ? date_in_words(*typed_due) : typed.due_on,
                       line.due_on ? date_in_words(*line.due_on) : "", "The due date"},
                      {"", kind_words(kind), kind_words(line.kind), "What the client gives"},
                      {"", needed(typed.required), needed(line.required), "Whether it is needed"},
                      {"", typed.section, line.section, "The heading"}});
}

}  // namespace

Response show_edit_request(Services& services, const Visit& visit) {
  return form_page(services, visit, request_of_path(services, visit));
}

Response edit_request_page(Services& services, const Visit& visit) {
  EditableRequest request = request_of_path(services, visit);
  Form form{visit.form, {{"version", "The version", FieldKind::number, 20, false}}};
  int status = 422;
  if (form.ok()) {
    RequestPlace place = place_of(visit);
    auto result = edit_request(services.database, services.keys, visit.firm.id, acting(visit),
                               place, static_cast<unsigned>(form.number("version")),
                               read_request_form(visit), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(request_path(place.work, place.checklist, place.request) + "?said=saved");
    }
    status = refuse(form, result, kWhat);
    if (status == kChangedMeanwhile) tell_theirs(form, read_request_form(visit), request);
  }
  return form_page(services, visit, request, &form, status);
}

Response remove_request_page(Services& services, const Visit& visit) {
  RequestPlace place = place_of(visit);
  auto result = remove_request(services.database, services.keys, visit.firm.id, acting(visit),
                               place, visit.now);
  // One that is gone already: a second click.
  if (result.outcome == SaveOutcome::saved || result.outcome == SaveOutcome::gone) {
    return see_other(checklist_path(place.work, place.checklist) + "?said=request-removed");
  }
  std::string words = result.objections.empty()
                          ? "The work is completed, so nothing in it can be changed. Reopen the "
                            "work first."
                          : result.objections.front().words;
  return request_page(services, visit, {.page = words, .status = 409});
}

}  // namespace latchkey::admin
