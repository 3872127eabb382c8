#pragma once
#include <chrono>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/review.hpp"

// Taking back that requests were accepted: they are again as they were, and wait in the queue where
// they waited. All that one member of staff accepted at one moment is taken back together.

namespace latchkey {

/// As long as what is done to many work items at once.
inline constexpr std::chrono::minutes kAcceptUndoFor{10};

/// Keeps what the request and its line of the queue are, in the transaction that is about to accept
/// it and holds its work item.
void keep_before_accepting(Database& db, FirmId firm, const ActingStaff& by, const Looked& looked,
                           Time now);

/// How many of what `staff` accepted at that moment wait to be taken back; 0 when it is too late.
std::uint64_t count_undoable_accepts(Database& db, FirmId firm, StaffId staff, Time accepted_at,
                                     Time now);

struct AcceptsUndone {
  int undone = 0;
  int kept = 0;  // somebody changed them since, or their work is completed
};
/// Takes them back, each in a transaction of its own. A second time finds nothing.
AcceptsUndone undo_accepts(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           Time accepted_at, Time now);

}  // namespace latchkey
