#include "core/base/password_strength.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/stopwatch.hpp"

using namespace latchkey;
using namespace latchkey::test;

BOOST_AUTO_TEST_SUITE(password_strength)

BOOST_AUTO_TEST_CASE(words_without_a_connection_do_and_common_ones_do_not) {
  BOOST_TEST(!password_objection("lantern orbit cactus violin", {}).has_value());
  for (const char* weak : {"password", "qwertyuiopasdfgh", "passwordpasswordpassword",
                           "111111111111111111111111111111111111111111111111111111111111"}) {
    BOOST_TEST(password_objection(weak, {}).has_value(), weak);
  }
}

BOOST_AUTO_TEST_CASE(a_long_password_of_digits_is_judged_about_as_quickly_as_a_short_one) {
  auto cost = [](int pairs) {
    std::string password;
    for (int i = 0; i < pairs; ++i) password += "12";
    const double began = milliseconds_by_processor();
    password_objection(password, {});
    return milliseconds_by_processor() - began;
  };
  BOOST_TEST(cost(64) < 5 * cost(20) + 5);  // without a limit it is eighty times as much
}

BOOST_AUTO_TEST_SUITE_END()
