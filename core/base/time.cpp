#include "core/base/time.hpp"

// As Debian built the library: without it the classes have another shape than in there.
#define USE_OS_TZDB 1
#include <date/tz.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace latchkey {
namespace {

constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
constexpr std::array kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                              "Thursday", "Friday", "Saturday"};

struct Civil {
  Date date;
  int hour, minute, second, micro;
};

Civil civil(Time time) {
  auto day = std::chrono::floor<std::chrono::days>(time);
  std::chrono::hh_mm_ss clock{time - day};
  return {Date{day}, static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
          static_cast<int>(clock.subseconds().count())};
}

int year_of(Date date) {
  return static_cast<int>(date.year());
}
unsigned month_of(Date date) {
  return static_cast<unsigned>(date.month());
}
unsigned day_of(Date date) {
  return static_cast<unsigned>(date.day());
}
std::size_t weekday_of(Date date) {
  return std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding();
}

template <class... Args>
std::string print(const char* format, Args... args) {
  char buffer[96];
  int length = std::snprintf(buffer, sizeof buffer, format, args...);
  return {buffer, static_cast<std::size_t>(length)};
}

/// The number in text[at, at+length), all digits; -1 otherwise.
int digits(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return -1;
  int number = 0;
  for (char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// Local wall-clock time of `time` in `zone`, as if it were UTC.
Time wall_clock(Time time, const std::string& zone) {
  try {
    return Time{date::locate_zone(zone)->to_local(time).time_since_epoch()};
  } catch (const std::runtime_error&) {
    return time;
  }
}

}  // namespace

std::string sql_time(Time time) {
  Civil c = civil(time);
  return print("%04d-%02u-%02u %02d:%02d:%02d.%06d", year_of(c.date), month_of(c.date),
               day_of(c.date), c.hour, c.minute, c.second, c.micro);
}

Time parse_sql_time(std::string_view text) {
  int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) {
    throw std::invalid_argument("not a time of the database");
  }
  int micro = 0;
  if (text.size() > 20) {
    std::string fraction{text.substr(20, 6)};
    fraction.resize(6, '0');
    micro = digits(fraction, 0, 6);
  }
  Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(day)}};
  return Time{std::chrono::sys_days{date}} + std::chrono::hours{hour} +
         std::chrono::minutes{minute} + std::chrono::seconds{second} +
         std::chrono::microseconds{micro};
}

std::string sql_date(Date date) {
  return print("%04d-%02u-%02u", year_of(date), month_of(date), day_of(date));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 1900 || year > 2999 || month < 0 || day < 0) return std::nullopt;
  Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string iso_time(Time time) {
  Civil c = civil(time);
  return print("%04d-%02u-%02uT%02d:%02d:%02dZ", year_of(c.date), month_of(c.date), day_of(c.date),
               c.hour, c.minute, c.second);
}

std::string mail_time(Time time) {
  Civil c = civil(time);
  return print("%.3s, %02u %.3s %04d %02d:%02d:%02d +0000", kDays[weekday_of(c.date)],
               day_of(c.date), kMonths[month_of(c.date) - 1], year_of(c.date), c.hour, c.minute,
               c.second);
}

bool known_time_zone(const std::string& zone) {
  try {
    return date::locate_zone(zone) != nullptr;
  } catch (const std::runtime_error&) {
    return false;
  }
}

std::vector<std::string> list_time_zones() {
  constexpr std::string_view kAreas[] = {"Africa/", "America/",  "Antarctica/",
                                         "Asia/",   "Atlantic/", "Australia/",
                                         "Europe/", "Indian/",   "Pacific/"};
  std::vector<std::string> names;
  for (const date::time_zone& zone : date::get_tzdb().zones) {
    if (std::ranges::any_of(kAreas, [&](auto area) { return zone.name().starts_with(area); })) {
      names.push_back(zone.name());
    }
  }
  names.emplace_back("UTC");
  return names;
}

Date day_in_zone(Time time, const std::string& zone) {
  return Date{std::chrono::floor<std::chrono::days>(wall_clock(time, zone))};
}

std::string date_in_words(Date date) {
  return print("%s %u %s %d", kDays[weekday_of(date)], day_of(date), kMonths[month_of(date) - 1],
               year_of(date));
}

std::string time_in_words(Time time, const std::string& zone) {
  Civil c = civil(wall_clock(time, zone));
  return date_in_words(c.date) + print(" at %02d:%02d", c.hour, c.minute);
}

std::string duration_in_words(Duration duration) {
  struct Unit {
    const char* name;
    long long seconds;
  };
  long long total = std::chrono::ceil<std::chrono::seconds>(duration).count();
  if (total < 1) total = 1;
  for (Unit unit : {Unit{"day", 86400}, Unit{"hour", 3600}, Unit{"minute", 60}}) {
    if (total >= unit.seconds) {
      long long count = (total + unit.seconds - 1) / unit.seconds;
      return print("%lld %s%s", count, unit.name, count == 1 ? "" : "s");
    }
  }
  return print("%lld second%s", total, total == 1 ? "" : "s");
}

}  // namespace latchkey
