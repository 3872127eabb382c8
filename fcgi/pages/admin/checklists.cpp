#include "fcgi/pages/admin/checklists.hpp"

#include "core/domain/checklist_copy.hpp"
#include "core/domain/request_editing.hpp"
#include "fcgi/pages/admin/checklist_page.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/request_fields.hpp"
#include "fcgi/pages/admin/request_list.hpp"
#include "fcgi/pages/lists.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That checklist";

std::string path_of(const Visit& visit) {
  return checklist_path(visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"));
}

}  // namespace

Response show_checklist(Services& services, const Visit& visit) {
  return checklist_page(services, visit);
}

Response add_request_page(Services& services, const Visit& visit) {
  Form form{visit.form, {}};
  RequestForm typed = read_request_form(visit);
  auto result = add_request(services.database, services.keys, visit.firm.id, acting(visit),
                            visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"), typed,
                            visit.now);
  if (result.outcome == SaveOutcome::saved) {
    return see_other(
        list_url(path_of(visit), {{"said", "request-added"}, {"section", typed.section}}) + "#add");
  }
  int status = refuse(form, result, kWhat);
  return checklist_page(services, visit, {.request = &form, .status = status});
}

namespace {

/// Back to the page with why the order stayed as it was.
Response order_refused(Services& services, const Visit& visit, SaveOutcome outcome) {
  const char* words =
      outcome == SaveOutcome::completed
          ? "The work is completed, so the order stays as it is. Reopen the work to change it."
          : "A colleague changed this checklist a moment ago, so nothing was moved. This is how "
            "it stands now: move it again.";
  return checklist_page(services, visit, {.errors = {{"", words}}, .status = 409});
}

}  // namespace

Response move_request_page(Services& services, const Visit& visit) {
  PostedMove move = read_move(visit);
  RequestPlace place{.work = visit.id<WorkItemId>("work"),
                     .checklist = visit.id<ChecklistId>("checklist"),
                     .request = visit.id<RequestId>("request")};
  Database& db = services.database;
  auto outcome = move.direction
                     ? move_request(db, services.keys, visit.firm.id, acting(visit), place,
                                    *move.direction, visit.now)
                     : place_request(db, services.keys, visit.firm.id, acting(visit), place,
                                     move.version, move.section, RequestId{move.before}, visit.now);
  if (outcome == SaveOutcome::saved) return see_other(path_of(visit) + "?said=moved#requests");
  if (outcome == SaveOutcome::gone) throw not_here("That request");
  return order_refused(services, visit, outcome);
}

Response change_sections_page(Services& services, const Visit& visit) {
  Form form = section_form(visit);
  auto change = form.ok() ? read_section_change(form) : std::nullopt;
  if (!change) {
    return checklist_page(services, visit,
                          {.errors = {{"", "Choose what to do with the heading."}}});
  }
  auto result = change_sections(services.database, services.keys, visit.firm.id, acting(visit),
                                visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"),
                                static_cast<unsigned>(form.number("version")), *change, visit.now);
  if (result.outcome == SaveOutcome::saved) {
    return see_other(path_of(visit) + "?said=headings#requests");
  }
  if (result.outcome == SaveOutcome::refused) {
    int status = refuse(form, result, kWhat);
    return checklist_page(services, visit, {.section = &form, .status = status});
  }
  if (result.outcome == SaveOutcome::gone) throw not_here(kWhat);
  return order_refused(services, visit, result.outcome);
}

Response duplicate_checklist_page(Services& services, const Visit& visit) {
  auto work = visit.id<WorkItemId>("work");
  auto result = duplicate_checklist(services.database, services.keys, visit.firm.id, acting(visit),
                                    work, visit.id<ChecklistId>("checklist"), visit.now);
  if (result.outcome == SaveOutcome::saved) {
    return see_other(checklist_path(work, result.id) + "?said=duplicated");
  }
  if (result.outcome == SaveOutcome::gone) throw not_here(kWhat);
  return order_refused(services, visit, result.outcome);
}

Response duplicate_request_page(Services& services, const Visit& visit) {
  auto result = duplicate_request(services.database, services.keys, visit.firm.id, acting(visit),
                                  {.work = visit.id<WorkItemId>("work"),
                                   .checklist = visit.id<ChecklistId>("checklist"),
                                   .request = visit.id<RequestId>("request")},
                                  visit.now);
  if (result.outcome == SaveOutcome::saved) {
    return see_other(path_of(visit) + "?said=request-duplicated#requests");
  }
  if (result.outcome == SaveOutcome::gone) throw not_here("That request");
  return order_refused(services, visit, result.outcome);
}

}  // namespace latchkey::admin
