#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/listing.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

enum class WorkStatus { planned, ready, in_progress, waiting, completed };
/// The status's word in the table and in forms: "in_progress".
const char* status_name(WorkStatus status);
/// Empty: no such status.
std::optional<WorkStatus> read_status(std::string_view name);

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
  unsigned version;
  std::optional<Time> completed_at;
  std::string completed_by;
  int done, total;  // required requests

  bool completed() const { return status == WorkStatus::completed; }
  bool overdue(Date today) const { return !completed() && due_on && *due_on < today; }
};

/// What a list of work is narrowed to.
struct WorkFilter {
  std::string searched;  // part of a title or of a client's name
  std::optional<WorkStatus> status{};
  std::optional<StaffId> assignee{};
  std::optional<ClientId> client{};
  std::optional<Date> overdue_on{};  // not completed, and due before this day
};

/// By due date, those without one last; completed ones after the rest, newest first.
Listing<WorkItem> list_work_items(Database& db, FirmId firm, const WorkFilter& filter, int page);

/// How many work items there are of each status (by its number), and how many are overdue.
struct WorkCounts {
  std::uint64_t of[5] = {};
  std::uint64_t overdue = 0;

  std::uint64_t all() const { return of[0] + of[1] + of[2] + of[3] + of[4]; }
};
WorkCounts count_work_items(Database& db, FirmId firm, Date today);

/// The newest 50 work items of which a checklist goes to the contact.
std::vector<WorkItem> list_work_of(Database& db, FirmId firm, ContactId contact);

std::optional<WorkItem> find_work_item(Database& db, FirmId firm, WorkItemId work);

struct WorkItemForm {
  ClientId client;     // of a new one; an edited one keeps its client
  std::string title;   // 1 to 200 characters
  StaffId assignee;    // active staff of the firm
  std::string due_on;  // YYYY-MM-DD or blank
  WorkStatus status = WorkStatus::planned;
  std::string start_on = "";  // YYYY-MM-DD or blank, and not after due_on
};

/// Objections' fields: client, title, assignee, start_on, due_on. The same form again within
/// kSameClick is the same click: it names the work item that is there already.
SaveResult<WorkItemId> create_work_item(Database& db, const Keyring& keys, FirmId firm,
                                        const ActingStaff& by, const WorkItemForm& typed, Time now);
SaveResult<WorkItemId> edit_work_item(Database& db, const Keyring& keys, FirmId firm,
                                      const ActingStaff& by, WorkItemId work, unsigned version,
                                      const WorkItemForm& typed, Time now);

/// Sets the status: to `completed`, which makes all of it read-only for clients, and from it, which
/// opens it again. One that is so already stays as it is. `saved` or `gone`.
SaveOutcome set_work_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkItemId work, WorkStatus status, Time now);

/// A work item's row, locked until the caller's transaction ends: what changes it, its checklists,
/// its requests and its being completed go one after the other.
struct LockedWork {
  ClientId client;
  WorkStatus status;
};
std::optional<LockedWork> lock_work_item(Database& db, FirmId firm, WorkItemId work);
/// The same without waiting: empty also where another transaction holds the row.
std::optional<LockedWork> lock_free_work_item(Database& db, FirmId firm, WorkItemId work);

/// Reads YYYY-MM-DD or nothing; objects under `field` to anything else.
std::optional<Date> read_due_on(std::string_view typed, Objections& objections,
                                const char* field = "due_on");

}  // namespace latchkey
