#include "fcgi/http/urlencoded.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace latchkey;
using namespace std::string_literals;

namespace {

NameValues pairs_of(const std::string& text) {
  const auto parsed = parse_urlencoded(text);
  BOOST_TEST_REQUIRE((parsed.error == UrlencodedError::none), text);
  return parsed.pairs;
}

UrlencodedError error_of(const std::string& text, const UrlencodedLimits& limits = {}) {
  const auto parsed = parse_urlencoded(text, limits);
  BOOST_TEST((parsed.error == UrlencodedError::none || parsed.pairs.empty()));
  return parsed.error;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(urlencoded)

BOOST_AUTO_TEST_CASE(fields_come_in_the_order_sent_with_repeats) {
  BOOST_TEST((pairs_of("to=7&subject=Hello&to=9") ==
              NameValues{{"to", "7"}, {"subject", "Hello"}, {"to", "9"}}));
}

BOOST_AUTO_TEST_CASE(spaces_signs_and_letters_of_all_scripts_come_back) {
  BOOST_TEST((pairs_of("note=two+words%2C+1%2B1%3D2+%26+100%25") ==
              NameValues{{"note", "two words, 1+1=2 & 100%"}}));
  BOOST_TEST((pairs_of("n%c3%a4me=Zo%C3%AB&x=Zoë") == NameValues{{"näme", "Zoë"}, {"x", "Zoë"}}));
  BOOST_TEST((pairs_of("text=one%0D%0Atwo%00") == NameValues{{"text", "one\r\ntwo\0"s}}));
}

BOOST_AUTO_TEST_CASE(odd_but_legal_forms_are_read_as_browsers_do) {
  BOOST_TEST(pairs_of("").empty());
  BOOST_TEST(pairs_of("&&&").empty());
  BOOST_TEST((pairs_of("flag") == NameValues{{"flag", ""}}));
  BOOST_TEST((pairs_of("flag=") == NameValues{{"flag", ""}}));
  BOOST_TEST((pairs_of("=value") == NameValues{{"", "value"}}));
  BOOST_TEST((pairs_of("=") == NameValues{{"", ""}}));
  BOOST_TEST((pairs_of("a=b=c") == NameValues{{"a", "b=c"}}));
  BOOST_TEST((pairs_of("&a=1&&b=2&") == NameValues{{"a", "1"}, {"b", "2"}}));
  BOOST_TEST((pairs_of("a;b=1") == NameValues{{"a;b", "1"}}));
}

BOOST_AUTO_TEST_CASE(a_damaged_escape_is_reported) {
  for (const auto text :
       {"a=%", "a=%4", "a=%G1", "a=%1G", "%=1", "a=100%&b=1", "a=%+41", "a=%%41"}) {
    BOOST_TEST((error_of(text) == UrlencodedError::bad_escape), text);
  }
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_reported) {
  for (const auto text :
       {"a=%FF", "a=caf%E9", "%C3=1", "a=%C3&b=%A4", "a=%ED%A0%80", "a=\xE9", "a=%C0%AF"}) {
    BOOST_TEST((error_of(text) == UrlencodedError::not_utf8), text);
  }
}

BOOST_AUTO_TEST_CASE(limits_hold_exactly) {
  UrlencodedLimits limits;
  limits.pairs = 2;
  BOOST_TEST((error_of("a=1&b=2&", limits) == UrlencodedError::none));
  BOOST_TEST((error_of("a=1&b=2&c", limits) == UrlencodedError::too_many_pairs));
  limits = {};
  limits.bytes = 5;
  BOOST_TEST((error_of("a=123", limits) == UrlencodedError::none));
  BOOST_TEST((error_of("a=1234", limits) == UrlencodedError::too_long));
}

BOOST_AUTO_TEST_CASE(what_we_write_we_read_back) {
  const NameValues pairs = {
      {"q", "Müller & Söhne"}, {"page", "2"}, {"", ""}, {"a=b", "~*-._+%&\n"}};
  BOOST_TEST(write_urlencoded({{"q", "a b&c=d"}, {"p", "é"}}) == "q=a+b%26c%3Dd&p=%C3%A9");
  BOOST_TEST((pairs_of(write_urlencoded(pairs)) == pairs));
}

BOOST_AUTO_TEST_CASE(every_error_has_words_for_the_client) {
  for (int error = 0; error <= static_cast<int>(UrlencodedError::not_utf8); ++error) {
    BOOST_TEST(!explain(static_cast<UrlencodedError>(error)).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
