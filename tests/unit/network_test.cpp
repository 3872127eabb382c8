#include "core/base/network.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

BOOST_AUTO_TEST_SUITE(network)

BOOST_AUTO_TEST_CASE(an_ipv4_address_stands_for_itself_however_it_is_written) {
  BOOST_TEST(network_of("203.0.113.7") == "203.0.113.7");
  BOOST_TEST(network_of("::ffff:203.0.113.7") == "203.0.113.7");
  BOOST_TEST(network_of("::FFFF:cb00:7107") == "203.0.113.7");
}

BOOST_AUTO_TEST_CASE(ipv6_addresses_of_one_subscriber_are_one) {
  for (const char* one : {"2001:db8:0:1::7", "2001:db8:0:1:ffff:ffff:ffff:ffff",
                          "2001:0DB8:0000:0001:0000:0000:0000:0001", "2001:db8:0:1::"}) {
    BOOST_TEST(network_of(one) == "2001:db8:0:1::/64");
  }
  BOOST_TEST(network_of("2001:db8:0:2::7") == "2001:db8:0:2::/64");
  BOOST_TEST(network_of("::1") == "::/64");
}

BOOST_AUTO_TEST_CASE(what_is_no_address_stays_as_it_is) {
  for (const char* other : {"", "unix:", "ann@oak.example", "2001:db8::1%eth0", "1:2:3", "::g"}) {
    BOOST_TEST(network_of(other) == other);
  }
}

BOOST_AUTO_TEST_SUITE_END()
