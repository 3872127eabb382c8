#include "fcgi/pages/admin/templates.hpp"

#include "core/base/words.hpp"
#include "core/domain/checklist_template.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/checklist_page.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/templates/choose.hpp"
#include "tpl/admin/templates/form.hpp"
#include "tpl/admin/templates/index.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That template";

std::string_view said(std::string_view what) {
  if (what == "deleted") return "The template is deleted. You can restore it below.";
  return {};
}

std::string requests_in_words(int requests) {
  return plural(static_cast<std::uint64_t>(requests), "request");
}

ChecklistTemplate template_of_path(Services& services, const Visit& visit) {
  auto found = find_template(services.database, visit.firm.id, visit.id<TemplateId>("template"));
  if (!found) throw not_here(kWhat);
  return *found;
}

/// `model`: what is edited; null for a new one. `refused`: the form that came back.
Response form_page(Services& services, const Visit& visit, const ChecklistTemplate* model,
                   const Form* refused = nullptr, int status = 200) {
  namespace t = tpl::admin_templates_form;
  std::string path = model ? template_path(model->id) : "/admin/templates";
  bool as_typed = refused && status != kChangedMeanwhile;
  std::string heading = model ? "Edit " + model->name : "New template";
  Page page = staff_page(services, visit, t::kFile, heading, Desk::templates);
  Block& body = page.body();
  body.set(t::HEADING, heading)
      .set(t::FORM_URL, path + (model ? "/edit" : "/new"))
      .set(t::CANCEL_URL, path)
      .set(t::SUBMIT_LABEL, model ? "Save template" : "Create template")
      .set(t::VERSION, as_typed ? refused->number("version")
                       : model  ? model->version
                                : 0)
      .set(t::NAME_TYPED, refused ? refused->typed("name")
                          : model ? model->name
                                  : "")
      .set(t::TITLE_TYPED, refused ? refused->typed("title")
                           : model ? model->title
                                   : "");
  mark_error(body, refused, "name", t::BAD_NAME, t::NAME_ERROR);
  mark_error(body, refused, "title", t::BAD_TITLE, t::TITLE_ERROR);
  for (const Placeholder& placeholder : list_placeholders()) {
    body.add(t::PLACEHOLDER)
        .set(t::PLACEHOLDER_NAME, placeholder.name)
        .set(t::PLACEHOLDER_WORDS, placeholder.words);
  }
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, status);
}

Form read_form(const Visit& visit) {
  return Form{visit.form,
              {{"name", "The name", FieldKind::line, kMostTitle, false},
               {"title", "The title", FieldKind::line, kMostTitle, false},
               {"version", "The version", FieldKind::number, 20, false}}};
}

}  // namespace

Response list_templates_page(Services& services, const Visit& visit) {
  namespace t = tpl::admin_templates_index;
  std::string query = searched(visit);
  auto templates = list_templates(services.database, visit.firm.id, query);
  Page page = staff_page(services, visit, t::kFile, "Templates", Desk::templates);
  Block& body = page.body();
  body.set(t::SEARCHED, query).set(t::NEW_URL, "/admin/templates/new");
  if (!templates.empty()) {
    Block list = body.add(t::LIST);
    for (const ChecklistTemplate& one : templates) {
      list.add(t::TEMPLATE)
          .set(t::TEMPLATE_URL, template_path(one.id))
          .set(t::TEMPLATE_NAME, one.name)
          .set(t::TEMPLATE_TITLE, one.title)
          .set(t::REQUESTS_WORDS, requests_in_words(one.requests))
          .set(t::CHANGED_AT, iso_time(one.changed_at))
          .set(t::CHANGED_WORDS, when(visit, one.changed_at));
    }
  } else {
    body.show(query.empty() ? t::NONE : t::NOTHING_FOUND);
  }
  auto deleted = list_deleted_templates(services.database, visit.firm.id);
  if (!deleted.empty()) {
    Block list = body.add(t::DELETED);
    for (const ChecklistTemplate& one : deleted) {
      list.add(t::TEMPLATE)
          .set(t::TEMPLATE_NAME, one.name)
          .set(t::REQUESTS_WORDS, requests_in_words(one.requests))
          .set(t::RESTORE_URL, template_path(one.id) + "/restore");
    }
  }
  if (auto words = said(visit.asked("said")); !words.empty()) say(page, words);
  return page.respond(services.templates);
}

Response show_new_template(Services& services, const Visit& visit) {
  return form_page(services, visit, nullptr);
}

Response create_template_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  int status = 422;
  if (form.ok()) {
    auto result = create_template(services.database, services.keys, visit.firm.id, acting(visit),
                                  {form.text("name"), form.text("title")}, visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(template_path(result.id) + "?said=created");
    }
    status = refuse(form, result, kWhat);
  }
  return form_page(services, visit, nullptr, &form, status);
}

Response show_edit_template(Services& services, const Visit& visit) {
  ChecklistTemplate model = template_of_path(services, visit);
  return form_page(services, visit, &model);
}

Response edit_template_page(Services& services, const Visit& visit) {
  ChecklistTemplate model = template_of_path(services, visit);
  Form form = read_form(visit);
  int status = 422;
  if (form.ok()) {
    auto result = edit_template(services.database, services.keys, visit.firm.id, acting(visit),
                                model.id, static_cast<unsigned>(form.number("version")),
                                {form.text("name"), form.text("title")}, visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(template_path(model.id) + "?said=saved");
    }
    status = refuse(form, result, kWhat);
  }
  return form_page(services, visit, &model, &form, status);
}

Response duplicate_template_page(Services& services, const Visit& visit) {
  auto result = duplicate_template(services.database, services.keys, visit.firm.id, acting(visit),
                                   visit.id<TemplateId>("template"), visit.now);
  if (result.outcome != SaveOutcome::saved) throw not_here(kWhat);
  return see_other(template_path(result.id) + "?said=duplicated");
}

Response delete_template_page(Services& services, const Visit& visit) {
  auto outcome = delete_template(services.database, services.keys, visit.firm.id, acting(visit),
                                 visit.id<TemplateId>("template"), visit.now);
  if (outcome != SaveOutcome::saved) throw not_here(kWhat);
  return see_other("/admin/templates?said=deleted");
}

Response restore_template_page(Services& services, const Visit& visit) {
  auto id = visit.id<TemplateId>("template");
  auto outcome = restore_template(services.database, services.keys, visit.firm.id, acting(visit),
                                  id, visit.now);
  if (outcome != SaveOutcome::saved) throw not_here(kWhat);
  return see_other(template_path(id) + "?said=restored");
}

Response save_as_template_page(Services& services, const Visit& visit) {
  auto result =
      save_as_template(services.database, services.keys, visit.firm, acting(visit),
                       visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"), visit.now);
  if (result.outcome != SaveOutcome::saved) throw not_here("That checklist");
  return see_other(template_path(result.id) + "?said=saved-from-checklist");
}

namespace {

Response choose_page(Services& services, const Visit& visit, const Form* refused = nullptr,
                     int status = 200) {
  namespace t = tpl::admin_templates_choose;
  auto work = find_work_item(services.database, visit.firm.id, visit.id<WorkItemId>("work"));
  if (!work) throw not_here("That work");
  Date today = day_in_zone(visit.now, visit.firm.time_zone);
  PlaceholderValues values{work->client_name, visit.firm.name,
                           work->title,       work->start_on.value_or(today),
                           work->due_on,      today};
  Page page = staff_page(services, visit, t::kFile, "New checklist from a template", Desk::work);
  Block& body = page.body();
  body.set(t::WORK_TITLE, work->title)
      .set(t::FORM_URL, work_path(work->id) + "/checklists/from-template")
      .set(t::CANCEL_URL, work_path(work->id))
      .set(t::STARTS_WORDS,
           work->start_on ? "Due dates count from its start, " + date_in_words(values.start) + "."
                          : "It has no start yet, so due dates count from today.");
  auto templates = list_templates(services.database, visit.firm.id, "");
  if (templates.empty()) body.show(t::NONE);
  if (!templates.empty()) {
    Block choices = body.add(t::CHOICES);
    for (const ChecklistTemplate& one : templates) {
      choices.add(t::TEMPLATE)
          .set(t::TEMPLATE_ID, one.id.value)
          .set(t::TEMPLATE_NAME, one.name)
          .set(t::TEMPLATE_TITLE, fill_placeholders(one.title, values))
          .set(t::REQUESTS_WORDS, requests_in_words(one.requests));
    }
    mark_error(choices, refused, "template", t::BAD_TEMPLATE, t::TEMPLATE_ERROR);
  }
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, status);
}

}  // namespace

Response show_from_template(Services& services, const Visit& visit) {
  return choose_page(services, visit);
}

Response create_from_template_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"template", "A template", FieldKind::number, 20}}};
  int status = 422;
  if (form.ok()) {
    auto work = visit.id<WorkItemId>("work");
    auto result = create_from_template(services.database, services.keys, visit.firm, acting(visit),
                                       work, TemplateId{form.number("template")}, visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(checklist_path(work, result.id) + "?said=from-template");
    }
    status = refuse(form, result, "That work");
  }
  return choose_page(services, visit, &form, status);
}

}  // namespace latchkey::admin
