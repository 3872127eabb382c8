#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"
#include "core/domain/work_status.hpp"

namespace latchkey {

/// A job for a client, with what lists and its page show of it.
struct WorkItem {
  WorkItemId id;
  ClientId client;
  std::string client_name;
  std::string title;
  StaffId assignee;
  std::string assignee_name;
  std::optional<Date> start_on;  // when the work begins: sends and recurring work count from it
  std::optional<Date> due_on;
  WorkStatus status;
  std::optional<WorkStatusId> own_status;  // the firm's own name for it
  std::string own_status_name;
  unsigned version;
  std::optional<Time> completed_at;
  std::string completed_by;
  int done, total;               // required requests
  std::optional<Date> asked_on;  // the nearest due date of what clients have to do;
                                 // empty: none of it has one, or nothing is asked of them
  std::uint64_t sort_key;        // where lists put it

  StatusChoice choice() const { return {status, own_status}; }

  bool completed() const { return status == WorkStatus::completed; }
  bool overdue(Date today) const { return !completed() && due_on && *due_on < today; }
};

/// The newest 50 work items of which a checklist goes to the contact.
std::vector<WorkItem> list_work_of(Database& db, FirmId firm, ContactId contact);

std::optional<WorkItem> find_work_item(Database& db, FirmId firm, WorkItemId work);

struct WorkItemForm {
  ClientId client;     // of a new one; an edited one keeps its client
  std::string title;   // 1 to 200 characters
  StaffId assignee;    // active staff of the firm
  std::string due_on;  // YYYY-MM-DD or blank
  WorkStatus status = WorkStatus::planned;
  std::optional<WorkStatusId> own_status{};  // one of the firm's, of the kind `status`
  std::string start_on = "";                 // YYYY-MM-DD or blank, and not after due_on
};

/// Objections' fields: client, title, assignee, start_on,
/// due_on, status. The same form again within
/// kSameClick is the same click: it names the work item that is there already.
SaveResult<WorkItemId> create_work_item(Database& db, const Keyring& keys, FirmId firm,
                                        const ActingStaff& by, const WorkItemForm& typed, Time now);
SaveResult<WorkItemId> edit_work_item(Database& db, const Keyring& keys, FirmId firm,
                                      const ActingStaff& by, WorkItemId work, unsigned version,
                                      const WorkItemForm& typed, Time now);

/// Sets the status: to `completed`, which makes all of it read-only for clients, and from it, which
/// opens it again. One that is so already stays as it is. `saved`, `gone`, or `refused`: a name of
/// the firm's own that was retired. `version`: of the page that staff saw; where the work item has
/// moved on and is not so already, it is `changed_meanwhile` and nothing is written. Empty: as it
/// is now.
SaveOutcome set_work_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkItemId work, const StatusChoice& status, Time now,
                            const std::optional<unsigned>& version = {});
/// Opens completed work again, as in progress; work that is open stays as it is.
SaveOutcome reopen_work(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                        WorkItemId work, Time now, const std::optional<unsigned>& version = {});

/// A work item's row, locked until the caller's transaction ends: what changes it, its checklists,
/// its requests and its being completed go one after the other.
struct LockedWork {
  ClientId client;
  WorkStatus status;
  std::optional<WorkStatusId> own_status;
  StaffId assignee;
  unsigned version;

  StatusChoice choice() const { return {status, own_status}; }
};
std::optional<LockedWork> lock_work_item(Database& db, FirmId firm, WorkItemId work);
/// The same without waiting: empty also where another transaction holds the row.
std::optional<LockedWork> lock_free_work_item(Database& db, FirmId firm, WorkItemId work);

/// Writes the status of a locked work item, with what clients see of it, and records it; completing
/// takes back all sendings of it that are planned, which would go out no more; nothing where it is
/// so already. In the caller's transaction, which records nothing before it.
void write_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                  WorkItemId work, const LockedWork& before, const StatusChoice& status, Time now);
/// The same for who does it.
void write_assignee(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                    WorkItemId work, const LockedWork& before, StaffId assignee, Time now);

/// Reads YYYY-MM-DD or nothing; objects under `field` to anything else.
std::optional<Date> read_due_on(std::string_view typed, Objections& objections,
                                const char* field = "due_on");

}  // namespace latchkey
