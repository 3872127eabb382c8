#pragma once
#include "core/base/time.hpp"

namespace latchkey {

/// The same day `months` later, or the month's last one where it has no such day: 31 January and
/// one month is 28 February.
Date add_months(Date day, int months);
/// `days` later.
Date add_days(Date day, std::chrono::days days);
/// How many months the month of `to` is after that of `from`.
int months_between(Date from, Date to);

/// How far one beginning is from another, by the calendar: what is due on the 15th of the month
/// after stays so, however many days the months have.
struct DateShift {
  int months = 0;
  std::chrono::days days{0};  // beside the months

  static DateShift between(Date from, Date to);
  Date operator()(Date day) const { return add_days(add_months(day, months), days); }
};

}  // namespace latchkey
