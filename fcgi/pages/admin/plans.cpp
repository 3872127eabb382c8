#include "fcgi/pages/admin/plans.hpp"

#include <algorithm>

#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/send_words.hpp"
#include "tpl/admin/checklists/plans.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_checklists_plans;

std::string whom(const ScheduledSend& plan, const Checklist& checklist) {
  if (plan.only) return plan.only_name;
  const std::vector<std::string> names = reachable_names(checklist.recipients);
  return names.empty() ? "nobody yet" : names_in_words(names);
}

void fill_waiting(Block& block, const ScheduledSend& plan, const Checklist& checklist,
                  const Visit& visit) {
  const bool now = plan.timing.kind == SendTiming::Kind::now;
  if (plan.run_at && *plan.run_at <= visit.now) {
    block.add(t::GOING).set(t::WHO, whom(plan, checklist));
    return;
  }
  Block line = block.add(!plan.run_at ? t::STARTLESS : now ? t::GOES_NOW : t::PLANNED);
  line.set(t::WHO, whom(plan, checklist))
      .set(t::FROM, plan.sender_name)
      .set(t::PLAN_ID, plan.id.value)
      .set(t::TAKE_BACK_URL, checklist_path(checklist.work_item, checklist.id) + "/schedule/cancel")
      .set(t::TIMING, timing_in_words(plan.timing));
  if (!plan.run_at) {
    line.set(t::EDIT_WORK_URL, work_path(checklist.work_item) + "/edit");
    return;
  }
  line.set(t::RUN_AT, iso_time(*plan.run_at));
  if (now) {
    auto left = std::chrono::ceil<std::chrono::seconds>(*plan.run_at - visit.now);
    line.set(t::RUN_CLOCK, clock_of(*plan.run_at, visit)).set(t::SECONDS, left.count());
  } else {
    line.set(t::RUN_WORDS, when(visit, *plan.run_at))
        .set(t::PLANNED_BY, plan.planned_by)
        .show_if(plan.timing.kind == SendTiming::Kind::start, t::COUNTED);
  }
}

}  // namespace

void fill_plans(Block block, const std::vector<ScheduledSend>& plans, const Checklist& checklist,
                const Visit& visit) {
  for (const ScheduledSend& plan : plans) {
    if (plan.state == SendPlanState::waiting) {
      fill_waiting(block, plan, checklist, visit);
    } else {
      Time at = plan.run_at.value_or(plan.planned_at);
      block.add(t::NOT_SENT)
          .set(t::RUN_AT, iso_time(at))
          .set(t::RUN_WORDS, when(visit, at))
          .set(t::WHY, why_it_failed(plan));
    }
  }
  if (checklist.cancelled_at) {
    block.add(t::CALLED_OFF)
        .set(t::CANCELLED_AT, iso_time(*checklist.cancelled_at))
        .set(t::CANCELLED_WORDS, when(visit, *checklist.cancelled_at))
        .set(t::CANCELLED_BY, checklist.cancelled_by);
  }
}

bool goes_now(const std::vector<ScheduledSend>& plans, const std::optional<ContactId>& contact) {
  return std::ranges::any_of(plans, [&](const ScheduledSend& plan) {
    return plan.state == SendPlanState::waiting && plan.timing.kind == SendTiming::Kind::now &&
           (!plan.only || plan.only == contact);
  });
}

}  // namespace latchkey::admin
