#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

/// A moment in UTC, to the microsecond (the database's DATETIME(6)).
using Time = std::chrono::sys_time<std::chrono::microseconds>;
/// A day of the calendar without a time zone: due dates.
using Date = std::chrono::year_month_day;
using Duration = std::chrono::microseconds;

/// "2026-03-03 14:05:06.000000", as the database takes it.
std::string sql_time(Time time);
/// Reads what the database gives, with or without its fraction (connectors drop ".000000").
/// Throws std::invalid_argument for anything else.
Time parse_sql_time(std::string_view text);
/// "2026-03-03"; also the value of an <input type="date">.
std::string sql_date(Date date);
/// Empty unless `text` is YYYY-MM-DD and a day that exists, from 1900 to 2999.
std::optional<Date> parse_date(std::string_view text);
/// "2026-03-03T14:05:06Z", for <time datetime>.
std::string iso_time(Time time);
/// RFC 5322 date in UTC, for mails: "Tue, 03 Mar 2026 14:05:06 +0000".
std::string mail_time(Time time);

/// True when `zone` is a name of the system's time zone database ("Europe/Berlin").
bool known_time_zone(const std::string& zone);
/// The zones to choose from: those named after a place ("Europe/Berlin") and "UTC", by name.
std::vector<std::string> list_time_zones();
/// The calendar day of `time` in `zone`. An unknown zone counts as UTC.
Date day_in_zone(Time time, const std::string& zone);
/// "Tuesday 3 March 2026"
std::string date_in_words(Date date);
/// "Tuesday 3 March 2026 at 14:05" in `zone`.
std::string time_in_words(Time time, const std::string& zone);
/// "45 seconds", "25 minutes", "2 hours", "30 days": rounded up, in the largest unit that leaves
/// at least one.
std::string duration_in_words(Duration duration);

}  // namespace latchkey
