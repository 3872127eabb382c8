#include "fcgi/http/content_disposition.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "fcgi/http/header_value.hpp"

using namespace latchkey;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(content_disposition)

BOOST_AUTO_TEST_CASE(a_plain_name_is_given_plainly) {
  BOOST_TEST(attachment_disposition("Tax return 2026.pdf") ==
             "attachment; filename=\"Tax return 2026.pdf\"");
}

BOOST_AUTO_TEST_CASE(a_name_in_any_script_comes_with_a_fallback_for_old_browsers) {
  BOOST_TEST(attachment_disposition("Zoë's €.pdf") ==
             "attachment; filename=\"Zo_'s _.pdf\"; filename*=UTF-8''Zo%C3%AB%27s%20%E2%82%AC.pdf");
}

BOOST_AUTO_TEST_CASE(a_percent_sign_is_not_taken_for_an_escape) {
  BOOST_TEST(attachment_disposition("100%41.pdf") ==
             "attachment; filename=\"100_41.pdf\"; filename*=UTF-8''100%2541.pdf");
}

BOOST_AUTO_TEST_CASE(no_name_can_add_to_the_header_or_leave_its_folder) {
  for (const auto& name : {"a\r\nX-Evil: 1"s, "a\"; filename=evil.exe"s, "a\0b"s, "..\\..\\evil"s,
                           "../evil"s, "a;b"s, "caf\xE9"s, "\u202Efdp.exe"s, ""s, "\x7F"s}) {
    const std::string header = attachment_disposition(name);
    for (const char c : header) BOOST_TEST((c >= 0x20 && c < 0x7F));
    const auto parsed = parse_header_value(header);
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->value == "attachment");
    BOOST_TEST(parsed->parameters.size() <= 2u);
    BOOST_TEST(parsed->find("filename")->find_first_of("/\\\"") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_extended_name_is_the_name) {
  const auto parsed = parse_header_value(attachment_disposition("領収書 (1).pdf"));
  BOOST_TEST(decode_extended_value(*parsed->find("filename*")).value() == "領収書 (1).pdf");
}

BOOST_AUTO_TEST_SUITE_END()
