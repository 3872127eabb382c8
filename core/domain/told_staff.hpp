#pragma once
#include <optional>
#include <string>

#include "core/db/database.hpp"

namespace latchkey {

/// Who gets a notice about a work item.
struct ToldStaff {
  StaffId id;
  std::string address;
};
/// The work's assignee; where they have left, the firm's first administrator. Empty: nobody is
/// left.
std::optional<ToldStaff> find_told_staff(Database& db, FirmId firm, WorkItemId work);

}  // namespace latchkey
