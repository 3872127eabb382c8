#pragma once
#include <optional>

#include "core/db/database.hpp"

// Until when a member of staff has seen what came in. Looking at the dashboard moves nothing; the
// button "Mark all as seen" does.

namespace latchkey {

std::optional<Time> find_last_look(Database& db, FirmId firm, StaffId staff);
/// Everything that came in until then has been seen; never goes back.
void mark_all_seen(Database& db, FirmId firm, StaffId staff, Time until);

}  // namespace latchkey
