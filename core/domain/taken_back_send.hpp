#pragma once
#include <optional>
#include <vector>

#include "core/domain/scheduled_send.hpp"

// Sendings that wait are taken back, one by one or together. Each of these is one guarded UPDATE,
// and a mailer that takes the plan makes another: one of them wins.

namespace latchkey {

enum class TakeBackOutcome {
  taken_back,
  too_late,  // it is out, or somebody took it back before
  gone,
};
/// Takes a plan back that a mailer has not begun, whether it is due or not: one of the two wins.
TakeBackOutcome take_back_send(Database& db, const Keyring& keys, FirmId firm,
                               const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                               ScheduledSendId plan, Time now);

/// Whether anything of the checklist waits to go out.
bool has_waiting_plan(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist);

/// How many wait of all the work item's checklists.
std::uint64_t count_waiting_plans(Database& db, FirmId firm, WorkItemId work);
/// Takes all of them back; how many. In the caller's transaction, which holds the work item's row
/// and records it.
std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, Time now);
/// Takes back all that waits of a checklist; how many. In the caller's transaction, which holds the
/// work item's row and records it.
std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                            Time now);

/// What became so far of all that one change in bulk planned.
struct BulkSends {
  std::uint64_t waiting = 0, sent = 0, failed = 0, taken_back = 0;
  std::optional<Time> next_at;  // when the first of those that wait goes out

  std::uint64_t all() const { return waiting + sent + failed + taken_back; }
};
BulkSends count_bulk_sends(Database& db, FirmId firm, std::uint64_t bulk);

/// Takes back each that no mailer has begun. Returns the work items of which nothing went out.
std::vector<WorkItemId> take_back_bulk(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, std::uint64_t bulk, Time now);

}  // namespace latchkey
