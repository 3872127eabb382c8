#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// Deleting what clients never got. What was sent is completed or cancelled instead, since it is in
// their hands and in the firm's records.

namespace latchkey {

/// What is deleted is listed so long, and can be restored; afterwards it stays hidden.
inline constexpr std::chrono::days kRestorableFor{30};

/// What is out of reach while a work item or a checklist is deleted.
struct DeletionReach {
  std::uint64_t checklists = 0;  // of a work item
  std::uint64_t requests = 0;
  std::uint64_t files = 0;
  std::uint64_t plans = 0;  // planned sendings, which are taken back for good
  bool sent = false;        // something of it was sent: it cannot be deleted
};
DeletionReach count_work_reach(Database& db, FirmId firm, WorkItemId work);
DeletionReach count_checklist_reach(Database& db, FirmId firm, WorkItemId work,
                                    ChecklistId checklist);

/// Deleted, it is in no list or page, is in no bulk change, and nothing of it goes out; a series
/// that it was the newest of goes on with the one before. A second time it does nothing. `refused`:
/// something of it was sent. `changed_meanwhile`: it has another version than staff saw.
SaveOutcome delete_work(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                        WorkItemId work, unsigned version, Time now);
/// The same of a checklist; `completed`: its work is, and so read-only.
SaveOutcome delete_checklist(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             WorkItemId work, ChecklistId checklist, unsigned version, Time now);

/// As it was, but for planned sendings. `gone`: there is none, or it was deleted too long ago.
SaveOutcome restore_work(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         WorkItemId work, Time now);
SaveOutcome restore_checklist(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                              WorkItemId work, ChecklistId checklist, Time now);

/// A work item, or a checklist of one that is there.
struct DeletedWork {
  WorkItemId work;
  std::optional<ChecklistId> checklist;
  std::string work_title, checklist_name, client_name;
  Time deleted_at;
  std::string deleted_by;
};
/// What can be restored, the last deleted first: 100 at most.
std::vector<DeletedWork> list_deleted_work(Database& db, FirmId firm, Time now);

}  // namespace latchkey
