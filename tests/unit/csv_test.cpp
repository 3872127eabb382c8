#include "core/base/csv.hpp"

#include <boost/test/unit_test.hpp>

using latchkey::csv_line;

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(plain_cells_stay_as_they_are) {
  BOOST_TEST(csv_line({"a", "", "b c"}) == "a,,b c\r\n");
}

BOOST_AUTO_TEST_CASE(commas_quotes_and_line_ends_are_quoted) {
  BOOST_TEST(csv_line({"a,b", "say \"no\"", "two\nlines"}) ==
             "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
}

BOOST_AUTO_TEST_CASE(what_a_spreadsheet_would_run_is_made_a_text) {
  for (const char* formula : {"=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
    BOOST_TEST(csv_line({formula}) == "\"'" + std::string{formula} + "\"\r\n");
  }
  BOOST_TEST(csv_line({"=HYPERLINK(\"http://evil\")"}) ==
             "\"'=HYPERLINK(\"\"http://evil\"\")\"\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
