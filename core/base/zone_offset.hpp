#pragma once
#include <chrono>
#include <string>

#include "core/base/time.hpp"

namespace latchkey {

/// How far clocks in `zone` were ahead of UTC at the turn of the year before `now`. Added to a
/// moment it gives the year in which that moment was there: only around New Year does it matter,
/// and then it is this. An unknown zone counts as UTC.
std::chrono::seconds new_year_offset(const std::string& zone, Time now);

/// The moment at which `day` begins in `zone`; where clocks leap over midnight, the first after it.
/// An unknown zone counts as UTC.
Time day_begin(Date day, const std::string& zone);
/// The moment at which clocks in `zone` show `of_day` (minutes after midnight) on `day`. Where the
/// clocks jump over it, the moment of the jump; where they show it twice, the first one. An unknown
/// zone counts as UTC.
Time moment_in_zone(Date day, std::chrono::minutes of_day, const std::string& zone);

}  // namespace latchkey
