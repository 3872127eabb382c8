#include "core/base/calendar.hpp"

#include <boost/test/unit_test.hpp>

#include "core/base/zone_offset.hpp"

using namespace latchkey;

namespace {

Date day(const char* text) {
  return *parse_date(text);
}

std::string moved(const char* from, const char* to, const char* due) {
  return sql_date(DateShift::between(day(from), day(to))(day(due)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calendar)

BOOST_AUTO_TEST_CASE(a_month_after_a_long_ones_end_is_the_short_ones_end) {
  BOOST_TEST(sql_date(add_months(day("2027-01-31"), 1)) == "2027-02-28");
  BOOST_TEST(sql_date(add_months(day("2028-01-31"), 1)) == "2028-02-29");
  BOOST_TEST(sql_date(add_months(day("2027-01-31"), 2)) == "2027-03-31");
  BOOST_TEST(sql_date(add_months(day("2026-11-30"), 3)) == "2027-02-28");
  BOOST_TEST(sql_date(add_months(day("2028-02-29"), 12)) == "2029-02-28");
}

BOOST_AUTO_TEST_CASE(due_dates_move_by_the_calendar_and_not_by_days) {
  // 2028 is a leap year, and the 15th stays the 15th.
  BOOST_TEST(moved("2027-01-15", "2028-01-15", "2027-04-15") == "2028-04-15");
  BOOST_TEST(moved("2026-11-01", "2026-12-01", "2026-11-25") == "2026-12-25");
  BOOST_TEST(moved("2027-01-31", "2027-02-28", "2027-02-14") == "2027-03-14");
}

BOOST_AUTO_TEST_CASE(another_day_of_the_month_moves_what_is_due_as_well) {
  BOOST_TEST(moved("2026-11-01", "2026-12-05", "2026-11-25") == "2026-12-29");
  BOOST_TEST(moved("2026-11-10", "2026-12-03", "2026-11-10") == "2026-12-03");
}

BOOST_AUTO_TEST_CASE(a_day_begins_when_it_does_in_the_zone) {
  BOOST_TEST(sql_time(day_begin(day("2026-07-01"), "Europe/Berlin")) ==
             "2026-06-30 22:00:00.000000");
  BOOST_TEST(sql_time(day_begin(day("2026-12-01"), "America/New_York")) ==
             "2026-12-01 05:00:00.000000");
  BOOST_TEST(sql_time(day_begin(day("2026-12-01"), "No/Where")) == "2026-12-01 00:00:00.000000");
  // Clocks in Beirut go from 0:00 to 1:00.
  BOOST_TEST(sql_time(day_begin(day("2026-03-29"), "Asia/Beirut")) == "2026-03-28 22:00:00.000000");
}

BOOST_AUTO_TEST_SUITE_END()
