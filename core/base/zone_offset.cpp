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
  return moment_in_zone(day, std::chrono::minutes{0}, zone);
}

Time moment_in_zone(Date day, std::chrono::minutes of_day, const std::string& zone) {
  auto local = date::local_days{std::chrono::sys_days{day}.time_since_epoch()} + of_day;
  try {
    return date::locate_zone(zone)->to_sys(local, date::choose::earliest);
  } catch (const std::runtime_error&) {
    return Time{std::chrono::sys_days{day}} + of_day;
  }
}

}  // namespace latchkey
