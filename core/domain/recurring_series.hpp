#pragma once
#include <optional>
#include <string>

#include "core/base/calendar.hpp"
#include "core/db/database.hpp"
#include "core/domain/recurrence.hpp"

// A series of recurring work and the work item that its next one is copied from: what
// core/domain/recurrence is made of.

namespace latchkey {

int months_of(Every every);

/// A row of recurrences.
struct Series {
  FirmId firm;
  RecurrenceId id;
  WorkItemId newest;
  Every every;
  Date counted_from;
  int counted;
  Date next_on;
  int lead_days;
  bool running;
  std::string stopped_why;
  unsigned version;

  /// The start after `periods` more.
  Date start_after(int periods) const {
    return add_months(counted_from, (counted + periods) * months_of(every));
  }
  Date made_on(Date start) const { return add_days(start, -std::chrono::days{lead_days}); }
};

/// The series of the work item.
std::optional<Series> find_series(Database& db, FirmId firm, WorkItemId work);
/// The same, locked in the transaction that is to write it.
std::optional<Series> lock_series(Database& db, FirmId firm, WorkItemId work);
/// Of any firm, whose next one is to be made; passes over what another mailer has locked.
std::optional<Series> lock_due_series(Database& db, Time now);

/// A work item as the one that is copied.
struct Pattern {
  WorkItemId work;
  ClientId client;
  std::string title;
  StaffId assignee;
  std::optional<Date> start_on;
  std::optional<Date> due_on;
  bool client_deleted;
  std::optional<Date> started_on;  // by the series; of the first one, by itself

  /// The start that its title is named after. Where work has no start of its own, it began one
  /// period before the next.
  Date period(Date next_on, Every every) const {
    if (started_on) return *started_on;
    return start_on.value_or(add_months(next_on, -months_of(every)));
  }
  /// From where its dates are counted: staff may have moved it within its period.
  Date start(Date next_on, Every every) const { return start_on.value_or(period(next_on, every)); }
};

std::optional<Pattern> find_pattern(Database& db, FirmId firm, WorkItemId work);

}  // namespace latchkey
