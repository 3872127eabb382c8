#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// Work that comes again. A series is a row of `recurrences`; each time, its newest work item is
// copied with its checklists, whose dates move with the start, and with what is planned to go out
// before or after the start. So what staff improve in this year's work is in next year's as well.

namespace latchkey {

enum class Every { monthly, quarterly, yearly };
/// The word in the table and in forms: "monthly".
const char* every_name(Every every);
std::optional<Every> read_every(std::string_view name);

/// A work item is made so many days before it starts, at most.
inline constexpr int kMostLeadDays = 180;
inline constexpr int kUsualLeadDays = 14;

/// What goes out of it by itself, counted from its start.
struct NextSend {
  std::string checklist_name;
  std::string only_name;  // empty: to all its recipients
  std::string sender_name;
  Time at;
  bool when_made;  // that moment is over when the work is made: it goes out minutes after
};

/// What a series makes next.
struct NextWork {
  Date starts_on;
  Date made_on;  // at the beginning of this day; one that is over: within a minute
  std::optional<Date> due_on;
  std::string title;
  std::vector<NextSend> sends{};  // in their order
};

/// A work item of a series.
struct MadeWork {
  WorkItemId work;
  std::string title;
  Date starts_on;
};

struct Recurrence {
  RecurrenceId id;
  WorkItemId newest;  // that is copied next
  Every every;
  Date next_on;
  int lead_days;
  bool running;
  std::string stopped_why;  // client_deleted, work_deleted; empty: by staff, or it runs
  unsigned version;
  std::vector<NextWork> next;    // the next three, where it runs
  std::vector<MadeWork> so_far;  // newest first, 24 at most
};

/// The series that the work item belongs to, whether it runs or is stopped.
std::optional<Recurrence> find_recurrence(Database& db, FirmId firm, WorkItemId work);

/// When the next work item of its series starts; empty where nothing more is made.
std::optional<Date> find_next_recurrence(Database& db, FirmId firm, WorkItemId work);

struct RecurrenceForm {
  std::string every;      // a name of Every
  std::string next_on;    // YYYY-MM-DD: when the next one starts
  std::string lead_days;  // 0 to kMostLeadDays
};
/// What the form proposes for a work item that does not come again yet.
RecurrenceForm propose_recurrence(Database& db, FirmId firm, WorkItemId work, Date today);

/// Begins the work item's series, or changes it; one that was stopped runs again. `version`: of the
/// series that the form showed, 0 where there was none. Objections' fields: every, next_on (it must
/// be after the newest one's start), lead_days.
SaveResult<RecurrenceId> save_recurrence(Database& db, const Keyring& keys, const Firm& firm,
                                         const ActingStaff& by, WorkItemId work, unsigned version,
                                         const RecurrenceForm& typed, Time now);
/// Stops it: nothing more is made, what was made stays. Of a work item without a series this and
/// the two below say `changed_meanwhile`.
SaveOutcome stop_recurrence(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkItemId work, Time now);
/// Leaves the next one out, once. `version` as above, so that two clicks do not leave out two.
SaveOutcome skip_next_work(Database& db, const Keyring& keys, const Firm& firm,
                           const ActingStaff& by, WorkItemId work, unsigned version, Time now);
/// Makes the next one now. `id`: of the new work item. `version` as above.
SaveResult<WorkItemId> make_next_work(Database& db, const Keyring& keys, const Firm& firm,
                                      const ActingStaff& by, WorkItemId work, unsigned version,
                                      Time now);

/// Of a work item that was just deleted, and restored: its series goes on with the newest one that
/// is there, and stops while there is none. In the caller's transaction, which holds the work
/// item's row.
void leave_series(Database& db, FirmId firm, WorkItemId work);
void rejoin_series(Database& db, FirmId firm, WorkItemId work);

/// Makes the next work item of one series that is due, in one transaction; false where none is.
/// Several may call it at once, and none makes one twice. A series whose client is deleted stops. A
/// member of staff who was deactivated is replaced as assignee by the firm's first administrator.
bool make_due_work(Database& db, const Keyring& keys, Time now);

}  // namespace latchkey
