#include "fcgi/http/fragment_cache.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

BOOST_AUTO_TEST_SUITE(fragment_cache)

BOOST_AUTO_TEST_CASE(a_fragment_is_there_for_its_owner_and_its_stamp_alone) {
  FragmentCache cache{100'000};
  cache.keep("1/7", "a", "<p>seven</p>");
  BOOST_REQUIRE(cache.find("1/7", "a"));
  BOOST_TEST(*cache.find("1/7", "a") == "<p>seven</p>");
  BOOST_TEST(!cache.find("1/7", "b"));
  BOOST_TEST(!cache.find("1/8", "a"));
  BOOST_TEST(!cache.find("2/7", "a"));
}

BOOST_AUTO_TEST_CASE(a_newer_one_takes_the_place_of_the_older) {
  FragmentCache cache{100'000};
  cache.keep("1/7", "a", std::string(5'000, 'x'));
  auto before = cache.bytes();
  cache.keep("1/7", "b", std::string(5'000, 'y'));
  BOOST_TEST(!cache.find("1/7", "a"));
  BOOST_TEST(cache.find("1/7", "b"));
  BOOST_TEST(cache.bytes() == before);
}

BOOST_AUTO_TEST_CASE(it_stays_in_its_room_and_lets_go_what_was_not_asked_for_longest) {
  FragmentCache cache{10'000};
  for (int i = 0; i < 100; ++i) {
    cache.keep(std::to_string(i), "", std::string(2'000, 'x'));
    BOOST_TEST(cache.find("0", ""));  // asked for again and again
    BOOST_TEST(cache.bytes() <= 10'000u);
  }
  BOOST_TEST(cache.find("99", ""));
  BOOST_TEST(!cache.find("50", ""));
}

BOOST_AUTO_TEST_CASE(what_is_larger_than_all_of_it_is_not_kept_and_empties_nothing) {
  FragmentCache cache{10'000};
  cache.keep("small", "", "x");
  cache.keep("large", "", std::string(20'000, 'x'));
  BOOST_TEST(!cache.find("large", ""));
  BOOST_TEST(cache.find("small", ""));
}

BOOST_AUTO_TEST_SUITE_END()
