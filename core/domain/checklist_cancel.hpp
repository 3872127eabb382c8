#pragma once
#include "core/domain/checklist.hpp"

namespace latchkey {

/// What cancelling a checklist would do, in numbers.
struct CancelReach {
  std::uint64_t recipients = 0;     // who see it now and would not any more
  std::uint64_t links = 0;          // that nobody opened, and that would lead to a page saying so
  std::uint64_t devices = 0;        // that hold the work for nothing else
  std::uint64_t waiting_mails = 0;  // that would not be sent
  std::uint64_t plans = 0;          // to send it, that would come to nothing
};
CancelReach count_cancel_reach(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                               Time now);

/// Cancels a checklist that was sent: its recipients see it no more, its links lead to a page that
/// says that it is not needed, mail that waits is cancelled, and so is what was planned. Answers,
/// comments and files stay. Sending it again makes it live again. One that is cancelled already
/// stays so; one that was never sent is `refused`.
SaveOutcome cancel_checklist(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             WorkItemId work, ChecklistId checklist, unsigned version, Time now);

}  // namespace latchkey
