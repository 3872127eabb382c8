#include "fcgi/restart_pause.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace latchkey;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_SUITE(restart_pause)

BOOST_AUTO_TEST_CASE(one_that_lived_is_replaced_at_once) {
  RestartPause pause;
  BOOST_TEST(pause.after_death(milliseconds{2000}).count() == 0);
  BOOST_TEST(pause.after_death(milliseconds{86'400'000}).count() == 0);
}

BOOST_AUTO_TEST_CASE(the_pause_doubles_from_a_quarter_of_a_second_to_eight) {
  RestartPause pause;
  std::vector<long> pauses;
  for (int death = 0; death < 8; ++death) {
    pauses.push_back(pause.after_death(milliseconds{1999}).count());
  }
  const std::vector<long> expected{250, 500, 1000, 2000, 4000, 8000, 8000, 8000};
  BOOST_TEST(pauses == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_that_lived_ends_the_series) {
  RestartPause pause;
  pause.after_death(milliseconds{0});
  pause.after_death(milliseconds{0});
  BOOST_TEST(pause.after_death(milliseconds{5000}).count() == 0);
  BOOST_TEST(pause.after_death(milliseconds{0}).count() == 250);
}

BOOST_AUTO_TEST_SUITE_END()
