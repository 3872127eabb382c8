#include "core/base/pin.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

BOOST_AUTO_TEST_SUITE(pin)

BOOST_AUTO_TEST_CASE(a_pin_is_six_to_twelve_digits_however_they_are_grouped) {
  BOOST_TEST(read_pin("480159").value() == "480159");
  BOOST_TEST(read_pin(" 480 159 ").value() == "480159");
  BOOST_TEST(read_pin("48-01-59").value() == "480159");
  BOOST_TEST(read_pin("480159263748").value() == "480159263748");
  for (const char* none : {"", "   ", "48015", "4801592637481", "48015a", "480,159", "４８０１５９",
                           "48015\n9", "480159;--", "+480159", "-----"}) {
    BOOST_TEST(!read_pin(none), none);
    BOOST_TEST(pin_misread(none).has_value(), none);
  }
  BOOST_TEST(!pin_misread("480159"));
}

BOOST_AUTO_TEST_CASE(what_is_no_pin_is_refused_with_the_reason) {
  BOOST_TEST(pin_misread("").value() == "Type a PIN.");
  BOOST_TEST(pin_misread("48o159").value() == "A PIN is made of digits alone.");
  BOOST_TEST(pin_misread("480 15").value() == "A PIN has 6 to 12 digits. This one has 5.");
  BOOST_TEST(pin_misread("1234567890123").value() == "A PIN has 6 to 12 digits. This one has 13.");
}

BOOST_AUTO_TEST_CASE(the_ones_that_everybody_tries_first_are_refused_with_the_reason) {
  for (const char* trivial :
       {"000000",   "111111", "999999999999", "123456",     "654321",    "012345",
        "456789",   "987654", "890123",       "1234567890", "121212",    "123123",
        "12341234", "363636", "112233",       "998877",     "111222333", "123321",
        "159753",   "789456", "314159",       "246810"}) {
    auto words = pin_objection(trivial);
    BOOST_TEST_REQUIRE(words.has_value(), trivial);
    BOOST_TEST(words->ends_with("Choose another."));
  }
}

BOOST_AUTO_TEST_CASE(any_other_may_be_chosen) {
  for (const char* pin : {"480159", "135792", "122333", "112234", "480480159", "1234561", "907356",
                          "060794", "555123", "24681012"}) {
    BOOST_TEST(!pin_objection(pin), pin);
  }
}

BOOST_AUTO_TEST_SUITE_END()
