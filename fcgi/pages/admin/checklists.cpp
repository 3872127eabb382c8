#include "fcgi/pages/admin/checklists.hpp"

#include "core/domain/request_editing.hpp"
#include "core/domain/send.hpp"
#include "fcgi/pages/admin/checklist_page.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That checklist";
constexpr std::size_t kMost = 100'000;  // what is read at all; how much fits is a rule's to say

std::string path_of(const Visit& visit) {
  return checklist_path(visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"));
}

/// Why nothing was mailed.
std::string words_of(const SendResult& result) {
  switch (result.outcome) {
    case SendOutcome::no_requests:
      return "There is nothing on it yet. Write a request first, then send it.";
    case SendOutcome::no_recipients:
      return "Nobody gets it yet. Choose who does under Edit, then send it.";
    case SendOutcome::recipient_unusable:
      return result.who +
             " cannot be reached at the address on this checklist any more, so nothing was "
             "mailed to anybody. Choose another address, or take them off, under Edit.";
    case SendOutcome::work_completed:
      return "The work is completed, so nothing was mailed. Reopen the work to send it.";
    case SendOutcome::changed_meanwhile:
      return "It was sent or changed a moment ago, by you or by a colleague, so this click mailed "
             "nothing. Look at what it says now before you send it.";
    case SendOutcome::sent:
    case SendOutcome::gone:
      break;
  }
  return {};
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
  std::optional<ContactId> only;
  if (form.number("contact") != 0) only = ContactId{form.number("contact")};
  auto result =
      send_checklist(services.database, services.keys, services.random, visit.firm, acting(visit),
                     visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"),
                     static_cast<unsigned>(form.number("version")), only, visit.now);
  if (result.outcome == SendOutcome::sent) return see_other(path_of(visit) + "?said=sent");
  if (result.outcome == SendOutcome::gone) throw not_here(kWhat);
  bool crossed = result.outcome == SendOutcome::work_completed ||
                 result.outcome == SendOutcome::changed_meanwhile;
  return checklist_page(services, visit,
                        {.errors = {{"", words_of(result)}}, .status = crossed ? 409 : 422});
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
