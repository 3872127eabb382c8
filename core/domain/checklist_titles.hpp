#pragma once
#include "core/base/time.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// Moves years, months and quarters on (next_title) in what recurring work asks for: the names of
/// the work item's checklists, their headings, and the titles of their requests. Descriptions stay:
/// a year in a sentence may be one that never moves. A name that would grow beyond its column stays
/// as well. In the caller's transaction, before anybody sees the checklists.
void move_titles_on(Database& db, FirmId firm, WorkItemId work, Date from, Date to);

}  // namespace latchkey
