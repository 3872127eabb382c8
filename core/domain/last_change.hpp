#pragma once
#include <optional>
#include <string>

#include "core/base/time.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// What was done last, as the trail has it: what a page that has grown old did not know of.
struct LastChange {
  std::string action;  // "work.completed"
  std::string who;     // as they were called then
  Time at;
  std::string detail;  // of work.status_set the status, of work.assigned the colleague
};

/// What moves a work item's version.
std::optional<LastChange> find_last_change(Database& db, FirmId firm, WorkItemId work);
/// The same, and what changes its checklists.
std::optional<LastChange> find_last_change_within(Database& db, FirmId firm, WorkItemId work);

}  // namespace latchkey
