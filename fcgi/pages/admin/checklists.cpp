#include "fcgi/pages/admin/checklists.hpp"

#include "core/domain/request_editing.hpp"
#include "core/domain/scheduled_send.hpp"
#include "fcgi/pages/admin/checklist_page.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/send_words.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That checklist";
constexpr std::size_t kMost = 100'000;  // what is read at all; how much fits is a rule's to say

std::string path_of(const Visit& visit) {
  return checklist_path(visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"));
}

}  // namespace

Response show_checklist(Services& services, const Visit& visit) {
  return checklist_page(services, visit);
}

Response send_checklist_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"version", "The version", FieldKind::number, 20},
             {"contact", "The recipient", FieldKind::number, 20, false}}};
  if (!form.ok()) return checklist_page(services, visit, {.errors = form.errors()});
  SendOrder order{.work = visit.id<WorkItemId>("work"),
                  .checklist = visit.id<ChecklistId>("checklist"),
                  .version = static_cast<unsigned>(form.number("version"))};
  if (form.number("contact") != 0) order.only = ContactId{form.number("contact")};
  auto result = plan_send(services.database, services.keys, services.random, visit.firm,
                          acting(visit), order, {}, services.config.send_grace, visit.now);
  if (result.outcome == PlanOutcome::sent) return see_other(path_of(visit) + "?said=sent");
  // The page says when it goes out.
  if (result.outcome == PlanOutcome::planned) return see_other(path_of(visit));
  if (result.send.outcome == SendOutcome::gone) throw not_here(kWhat);
  bool crossed = result.send.outcome == SendOutcome::work_completed ||
                 result.send.outcome == SendOutcome::changed_meanwhile;
  return checklist_page(
      services, visit,
      {.errors = {{"", why_not_planned(result, visit)}}, .status = crossed ? 409 : 422});
}

Response add_request_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"title", "What you need", FieldKind::line, kMost, false},
             {"description", "The explanation", FieldKind::text, kMost, false},
             {"due_on", "The due date", FieldKind::line, 40, false}}};
  int status = 422;
  if (form.ok()) {
    auto result =
        add_request(services.database, services.keys, visit.firm.id, acting(visit),
                    visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"),
                    {form.text("title"), form.text("description"), form.text("due_on")}, visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(path_of(visit) + "?said=request-added#add");
    }
    status = refuse(form, result, kWhat);
  }
  return checklist_page(services, visit, {.request = &form, .status = status});
}

Response move_request_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"direction", "The direction", FieldKind::line, 10}}};
  auto direction = form.text("direction") == "up" ? MoveDirection::up : MoveDirection::down;
  auto outcome = move_request(services.database, services.keys, visit.firm.id, acting(visit),
                              {.work = visit.id<WorkItemId>("work"),
                               .checklist = visit.id<ChecklistId>("checklist"),
                               .request = visit.id<RequestId>("request")},
                              direction, visit.now);
  if (outcome == SaveOutcome::saved) return see_other(path_of(visit) + "?said=moved#requests");
  if (outcome == SaveOutcome::gone) throw not_here("That request");
  return checklist_page(services, visit,
                        {.errors = {{"",
                                     "The work is completed, so the order stays as it is. Reopen "
                                     "the work to change it."}},
                         .status = 409});
}

}  // namespace latchkey::admin
