#include "core/domain/bounce.hpp"

#include <boost/test/unit_test.hpp>

using namespace latchkey;

BOOST_AUTO_TEST_SUITE(bounces)

BOOST_AUTO_TEST_CASE(the_enhanced_code_decides) {
  BOOST_TEST((read_bounce("550 5.1.1 <x@y.example>: Recipient address rejected") ==
              Bounce::no_such_address));
  BOOST_TEST((read_bounce("550-5.1.1 The email account that you tried to reach does not exist") ==
              Bounce::no_such_address));
  BOOST_TEST((read_bounce("550 5.2.1 disabled") == Bounce::no_such_address));
  BOOST_TEST((read_bounce("552 5.2.2 over quota") == Bounce::mailbox_full));
  BOOST_TEST((read_bounce("452 4.2.2 try again") == Bounce::mailbox_full));
  BOOST_TEST((read_bounce("550 5.7.26 unauthenticated") == Bounce::unwanted));
  BOOST_TEST((read_bounce("556 5.1.10 null MX") == Bounce::unreachable));
  BOOST_TEST((read_bounce("451 4.4.1 no answer from host") == Bounce::unreachable));
}

BOOST_AUTO_TEST_CASE(without_one_the_words_do_and_then_the_plain_code) {
  BOOST_TEST((read_bounce("554 Message refused as SPAM") == Bounce::unwanted));
  BOOST_TEST((read_bounce("550 No such user here") == Bounce::no_such_address));
  BOOST_TEST((read_bounce("552 sorry") == Bounce::mailbox_full));
  BOOST_TEST((read_bounce("550 sorry") == Bounce::no_such_address));
  BOOST_TEST((read_bounce("554 sorry") == Bounce::unclear));
  BOOST_TEST((read_bounce("") == Bounce::unclear));
  BOOST_TEST((read_bounce("5.") == Bounce::unclear));
  // A version or an address in the words is no code.
  BOOST_TEST((read_bounce("554 mx1.5.2.2.example") == Bounce::unclear));
}

BOOST_AUTO_TEST_SUITE_END()
