#pragma once
#include <vector>

#include "core/base/block.hpp"
#include "core/domain/scheduled_send.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// Fills admin/checklists/plans.tpl: what is to go out, what should have, and that the checklist
/// was cancelled.
void fill_plans(Block block, const std::vector<ScheduledSend>& plans, const Checklist& checklist,
                const Visit& visit);

/// A plan that waits for its grace, for all or for `contact`: it need not be offered again.
bool goes_now(const std::vector<ScheduledSend>& plans, const std::optional<ContactId>& contact);

}  // namespace latchkey::admin
