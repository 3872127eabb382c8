#include "core/base/calendar.hpp"

namespace latchkey {

Date add_months(Date day, int months) {
  Date moved = day + std::chrono::months{months};
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

Date add_days(Date day, std::chrono::days days) {
  return Date{std::chrono::sys_days{day} + days};
}

int months_between(Date from, Date to) {
  auto month_of = [](Date day) {
    return 12 * static_cast<int>(day.year()) + static_cast<int>(static_cast<unsigned>(day.month()));
  };
  return month_of(to) - month_of(from);
}

DateShift DateShift::between(Date from, Date to) {
  const int months = months_between(from, to);
  // 31 January to 28 February is a month, and not a month without three days.
  return {months, std::chrono::sys_days{to} - std::chrono::sys_days{add_months(from, months)}};
}

}  // namespace latchkey
