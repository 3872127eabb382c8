#pragma once
#include "core/db/database.hpp"

namespace latchkey {

/// Ends what the contact has of a checklist that does not go to them any more (their row among its
/// recipients is gone, or says that nothing was sent): mail with a link that waits is cancelled,
/// links that nobody claimed end, and where no other checklist of the work goes to them, the
/// devices that hold it lose it. In the caller's transaction.
void end_access(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                ContactId contact, Time now);

}  // namespace latchkey
