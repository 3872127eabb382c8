#include "fcgi/http/header_value.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace latchkey;

BOOST_AUTO_TEST_SUITE(header_value)

BOOST_AUTO_TEST_CASE(a_value_and_its_parameters_are_told_apart) {
  const auto parsed = parse_header_value("text/plain ; Charset=utf-8;x=\"a; b=c\"; y=;");
  BOOST_TEST_REQUIRE(parsed.has_value());
  BOOST_TEST(parsed->value == "text/plain");
  BOOST_TEST(*parsed->find("charset") == "utf-8");
  BOOST_TEST(*parsed->find("x") == "a; b=c");
  BOOST_TEST(*parsed->find("y") == "");
  BOOST_TEST(parsed->find("z") == nullptr);
}

BOOST_AUTO_TEST_CASE(only_a_quote_is_escaped_in_quotes) {
  BOOST_TEST(*parse_header_value("v; n=\"a\\\"b\"")->find("n") == "a\"b");
  BOOST_TEST(*parse_header_value("v; n=\"C:\\new\\\\x\"")->find("n") == "C:\\new\\\\x");
}

BOOST_AUTO_TEST_CASE(what_is_ambiguous_is_refused) {
  for (const auto text : {"", ";a=b", "v; a", "v; a b=c", "v; =c", "v; a=1; A=2", "v; a=\"open",
                          "v; a=\"x\"y", "v; a=\"x\" b=\"y\""}) {
    BOOST_TEST(!parse_header_value(text), text);
  }
}

BOOST_AUTO_TEST_CASE(extended_values_come_back_as_utf8) {
  BOOST_TEST(decode_extended_value("UTF-8'en'%C2%A3%20rates").value() == "£ rates");
  BOOST_TEST(decode_extended_value("iso-8859-1''%A3").value() == "£");
  BOOST_TEST(decode_extended_value("UTF-8''").value() == "");
  for (const auto text : {"", "UTF-8", "UTF-8'en", "'en'x", "UTF-16''%00x", "UTF-8''%2"}) {
    BOOST_TEST(!decode_extended_value(text), text);
  }
}

BOOST_AUTO_TEST_CASE(percent_escapes_are_undone_once) {
  BOOST_TEST(decode_percent("%2541%c3%A9").value() == "%41é");
  for (const auto text : {"%", "a%", "%4", "%4g", "%%41", "% 1"}) {
    BOOST_TEST(!decode_percent(text), text);
  }
  std::string escaped;
  append_percent(escaped, '\xE9');
  append_percent(escaped, '\n');
  BOOST_TEST(escaped == "%E9%0A");
}

BOOST_AUTO_TEST_SUITE_END()
