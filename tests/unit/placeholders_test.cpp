#include "core/domain/placeholders.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

BOOST_AUTO_TEST_SUITE(placeholders)

BOOST_AUTO_TEST_CASE(each_one_is_filled_in) {
  using namespace std::chrono;
  PlaceholderValues values{"Orchard & Sons",    "Hartwell",   "VAT",
                           2026y / January / 5, std::nullopt, 2026y / March / 3};
  BOOST_TEST(fill_placeholders("{client}: {year}, {last_year}, {next_year}", values) ==
             "Orchard & Sons: 2026, 2025, 2027");
  BOOST_TEST(fill_placeholders("{last_month} to {month}", values) == "December to January");
  BOOST_TEST(fill_placeholders("{firm} {work} {start} {due} {today}", values) ==
             "Hartwell VAT Monday 5 January 2026 the agreed day Tuesday 3 March 2026");
  for (const Placeholder& placeholder : list_placeholders()) {
    std::string braced = "{" + std::string{placeholder.name} + "}";
    BOOST_TEST(!find_unknown_placeholder(braced), braced);
    BOOST_TEST(fill_placeholders(braced, values).find('{') == std::string::npos, braced);
  }
}

BOOST_AUTO_TEST_CASE(a_mistyped_one_is_named) {
  BOOST_TEST(find_unknown_placeholder("For {client} in {yeer} and {mont}").value() == "yeer");
}

BOOST_AUTO_TEST_CASE(other_braces_stay) {
  PlaceholderValues values{"A", "B", "C", {}, {}, {}};
  for (const char* text : {"{", "}", "{}", "{ year }", "{Year}", "{year", "a {1} b"}) {
    BOOST_TEST(!find_unknown_placeholder(text), text);
    BOOST_TEST(fill_placeholders(text, values) == text);
  }
  // What a client is called is not read again.
  values.client = "{firm}";
  BOOST_TEST(fill_placeholders("{client}", values) == "{firm}");
}

BOOST_AUTO_TEST_SUITE_END()
