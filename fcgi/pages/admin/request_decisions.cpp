#include "fcgi/http/form.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/request_page.hpp"
#include "fcgi/pages/admin/review.hpp"
#include "fcgi/pages/admin/review_parts.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kNewer =
    "Something new came in since you opened this, so nothing was decided. It is on this page now: "
    "look again, then decide.";
constexpr const char* kDecided =
    "While you were looking, a colleague decided about this, or the client took back what had come "
    "in. So nothing was changed. This is how it stands now.";
constexpr const char* kChanged =
    "This request was changed while you were looking, by a colleague or by the client, so nothing "
    "was decided. This is how it stands now: look again, then decide.";
constexpr const char* kCompleted =
    "The work is completed, so nothing in it can be changed. Reopen the work first.";

/// The request of the path, once it is known to be on the checklist of the path, with what was
/// seen of it.
Looked looked_at(Services& services, const Visit& visit, const Form& form) {
  request_of_path(services, visit);
  return {visit.id<WorkItemId>("work"), visit.id<RequestId>("request"),
          read_seen(form.text("seen")), read_version(form)};
}

Response after(Services& services, const Visit& visit, ReviewOutcome outcome, const Looked& looked,
               const char* said, const Form* note = nullptr) {
  auto refused = [&](const char* why) {
    return request_page(services, visit, {.note = note, .page = why, .status = 409});
  };
  switch (outcome) {
    case ReviewOutcome::newer:
      return refused(kNewer);
    case ReviewOutcome::decided_before:
      return refused(kDecided);
    case ReviewOutcome::changed_before:
      return refused(kChanged);
    case ReviewOutcome::work_completed:
      return refused(kCompleted);
    case ReviewOutcome::not_found:
      throw not_here("That request");
    case ReviewOutcome::done:
    case ReviewOutcome::unchanged:
      break;
  }
  if (auto asked = queue_asked(visit); !asked.queue.empty()) {
    return to_next(services, visit, asked, looked, said);
  }
  std::optional<Time> undo;
  if (outcome == ReviewOutcome::done && std::string_view{said} == "accepted") undo = visit.now;
  return see_other(QueueAsked{}.url(
      request_path(looked.work, visit.id<ChecklistId>("checklist"), looked.request), said, undo));
}

}  // namespace

Response accept_request_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"seen", "What was seen", FieldKind::line, 20, false},
             {"version", "The version", FieldKind::number, 20, false}}};
  Looked looked = looked_at(services, visit, form);
  return after(services, visit,
               accept_request(services.database, services.keys, visit.firm.id, acting(visit),
                              looked, visit.now),
               looked, "accepted");
}

Response return_request_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"seen", "What was seen", FieldKind::line, 20, false},
             {"version", "The version", FieldKind::number, 20, false},
             {"note", "The note", FieldKind::text, kMostReviewNote}}};
  Looked looked = looked_at(services, visit, form);
  if (!form.ok()) return request_page(services, visit, {.note = &form});
  return after(services, visit,
               return_request(services.database, services.keys, visit.firm.id, acting(visit),
                              looked, form.text("note"), visit.now),
               looked, "returned", &form);
}

Response see_request_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"seen", "What was seen", FieldKind::line, 20, false},
             {"version", "The version", FieldKind::number, 20, false}}};
  Looked looked = looked_at(services, visit, form);
  return after(services, visit,
               see_request(services.database, services.keys, visit.firm.id, acting(visit), looked,
                           visit.now),
               looked, "seen");
}

}  // namespace latchkey::admin
