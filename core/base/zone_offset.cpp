#include "core/base/zone_offset.hpp"

// As Debian built the library: without it the classes have another shape than in there.
#define USE_OS_TZDB 1
#include <date/tz.h>

#include <stdexcept>

namespace latchkey {

std::chrono::seconds new_year_offset(const std::string& zone, Time now) {
  Date today{std::chrono::floor<std::chrono::days>(now)};
  auto turn = std::chrono::sys_days{today.year() / std::chrono::January / 1};
  try {
    return date::locate_zone(zone)->get_info(turn).offset;
  } catch (const std::runtime_error&) {
    return std::chrono::seconds{0};
  }
}

Time day_begin(Date day, const std::string& zone) {
  const date::local_days local{date::year{static_cast<int>(day.year())} /
                               static_cast<unsigned>(day.month()) /
                               static_cast<unsigned>(day.day())};
  try {
    return date::locate_zone(zone)->to_sys(local, date::choose::earliest);
  } catch (const std::runtime_error&) {
    return Time{std::chrono::sys_days{day}};
  }
}

}  // namespace latchkey
