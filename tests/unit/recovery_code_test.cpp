#include "core/base/recovery_code.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace latchkey;

namespace {

/// Bytes 0, 1, 2 …
struct CountingRandom final : Random {
  unsigned char next = 0;
  void fill(std::span<unsigned char> bytes) override {
    for (unsigned char& byte : bytes) byte = next++;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(recovery_code)

BOOST_AUTO_TEST_CASE(takes_five_bits_of_each_byte) {
  CountingRandom random;
  BOOST_TEST(make_recovery_code(random) == "01234-56789");
  BOOST_TEST(make_recovery_code(random) == "abcde-fghjk");
  BOOST_TEST(make_recovery_code(random) == "mnpqr-stvwx");
  random.next = 250;  // 250 is 26 in five bits, and so on over the end of the byte
  BOOST_TEST(make_recovery_code(random) == "tvwxy-z0123");
  SystemRandom system;
  std::set<std::string> made;
  for (int i = 0; i < 1000; ++i) made.insert(make_recovery_code(system));
  BOOST_TEST(made.size() == 1000u);
}

BOOST_AUTO_TEST_CASE(is_read_however_it_is_typed) {
  for (const char* typed : {"k7p20-1xwqd", "K7P20-1XWQD", "k7p201xwqd", " k7p20 - 1xwqd ",
                            "k7p2o-1xwqd", "K7P2OIXWQD", "k7p20-lxwqd"}) {
    BOOST_TEST(read_recovery_code(typed).value_or("") == "k7p20-1xwqd");
  }
}

BOOST_AUTO_TEST_CASE(what_can_be_no_code_is_none) {
  for (const char* typed : {"", "-", "k7p20-1xwq", "k7p20-1xwqdd", "k7p20-1xwqu", "k7p20_1xwqd",
                            "k7p20-1xwq\xC3\xA9", "k7p20\n1xwqd", "123456"}) {
    BOOST_TEST(!read_recovery_code(typed).has_value());
  }
}

BOOST_AUTO_TEST_CASE(what_is_made_is_read_as_it_stands) {
  SystemRandom random;
  for (int i = 0; i < 200; ++i) {
    std::string code = make_recovery_code(random);
    BOOST_TEST(read_recovery_code(code).value_or("") == code);
  }
}

BOOST_AUTO_TEST_SUITE_END()
