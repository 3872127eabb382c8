#include "fcgi/pages/admin/reopen_answer.hpp"

#include "core/domain/reopen_ask.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"

namespace latchkey::admin {

Response keep_completed_page(Services& services, const Visit& visit) {
  const auto work = visit.id<WorkItemId>("work");
  Form form{visit.form, {{"answer", "Your answer", FieldKind::text, kMostReopenReason, false}}};
  if (!form.ok()) {
    throw HttpError{422, "The answer is too long", form.errors().front().words, 0,
                    form.typed("answer")};
  }
  const auto outcome = decline_reopen(services.database, services.keys, visit.firm.id,
                                      acting(visit), work, form.text("answer"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here("That work");
  if (outcome == SaveOutcome::changed_meanwhile) {
    throw HttpError{409, "There is nothing to answer",
                    "The work is open again, or a colleague has answered. Your answer is below.", 0,
                    form.text("answer")};
  }
  return see_other(work_path(work) + "?said=kept-completed");
}

}  // namespace latchkey::admin
