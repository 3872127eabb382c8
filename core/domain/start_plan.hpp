#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/db/database.hpp"

// Sendings that count from the start of the work: they move with it, and work that comes again
// takes them along.

namespace latchkey {

/// So many days after the start, or before it where they are below 0, at a time of the day there.
Time moment_from_start(Date start, int days, std::chrono::minutes at, const std::string& zone);
/// The day from which plans count; empty: the work has none yet.
std::optional<Date> find_work_start(Database& db, FirmId firm, WorkItemId work);

/// A plan that a change of the work's start moves into the past goes out so long after the change
/// at the earliest, so that it can still be taken back.
inline constexpr std::chrono::minutes kMovedGrace{5};

/// Gives the plans that count from the work's start their new times. Whoever writes
/// work_items.start_on calls it afterwards in the same transaction, which holds the work item's
/// row.
void move_scheduled_sends(Database& db, FirmId firm, WorkItemId work, Time now);

/// A plan that counts from the work's start: what work that comes again takes along.
struct StartPlan {
  ChecklistId checklist;
  std::string checklist_name;
  std::optional<ContactId> only;
  std::string only_name;
  StaffId sender;
  std::string sender_name;
  int days;                 // after the start; below 0: before it
  std::chrono::minutes at;  // after midnight, in the firm's time zone

  Time due(Date start, const std::string& zone) const;
};
/// Those of the work item that wait, went out or failed, each once, by their days. None of a
/// cancelled checklist, and none that was taken back.
std::vector<StartPlan> list_start_plans(Database& db, FirmId firm, WorkItemId work);
/// Plans the same for a copy of one of their checklists, in the same senders' names; what is for
/// one recipient only where they get the copy too. What would be over goes out kMovedGrace from
/// now. In the caller's transaction, which made the copy.
void copy_start_plans(Database& db, FirmId firm, WorkItemId from, ChecklistId checklist,
                      WorkItemId to, ChecklistId copy, Time now);

}  // namespace latchkey
