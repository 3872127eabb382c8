#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/domain/scheduled_send.hpp"

// Planned sendings that came to nothing: whom it is told to, until somebody sees to it.

namespace latchkey {

struct FailedSend {
  WorkItemId work;
  std::string work_title, client_name;
  ChecklistId checklist;
  std::string checklist_name;
  std::string only_name;  // whom alone it was for; empty: all its recipients
  std::string why;        // in a sentence for staff, with what to do
  Time failed_at;
};

/// What kept a plan from being sent, and what to do. `who`: ScheduledSend::who. `only_one`: it was
/// for one recipient.
std::string failure_in_words(PlanFailure why, const std::string& who, bool only_one);

/// Those that nobody has sent or planned again since, newest first, `most` at most; with `assignee`
/// those of their work. What failed because the work was completed is left out when it failed
/// before `completed_since`: mostly nothing is to be done about it.
std::vector<FailedSend> list_failed_sends(Database& db, FirmId firm,
                                          const std::optional<StaffId>& assignee,
                                          Time completed_since, int most);
/// The one of a checklist; empty where it was sent or planned again.
std::optional<FailedSend> find_failed_send(Database& db, FirmId firm, WorkItemId work,
                                           ChecklistId checklist);

/// Mails it to who planned it, where they have left to who has the work. In the transaction that
/// fails the plan.
void tell_of_failed_send(Database& db, Random& random, FirmId firm, WorkItemId work,
                         ChecklistId checklist, ScheduledSendId plan, Time now);

}  // namespace latchkey
