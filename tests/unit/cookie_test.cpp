#include "fcgi/http/cookie.hpp"

#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>

using namespace latchkey;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(cookie)

BOOST_AUTO_TEST_CASE(cookies_are_found_by_name) {
  const auto cookies = Cookies::parse("__Host-device=d1; __Host-session=s-1_2; theme=dark");
  BOOST_TEST(cookies.find("__Host-session").value() == "s-1_2");
  BOOST_TEST(cookies.find("theme").value() == "dark");
  BOOST_TEST(!cookies.find("session").has_value());
  BOOST_TEST(!cookies.find("__host-session").has_value());
}

BOOST_AUTO_TEST_CASE(the_first_of_a_name_wins) {
  const auto cookies = Cookies::parse("session=mine; session=planted");
  BOOST_TEST(cookies.find("session").value() == "mine");
  BOOST_TEST(cookies.all().size() == 1u);
}

BOOST_AUTO_TEST_CASE(strange_headers_do_not_lose_good_cookies) {
  for (const auto& header : {";;; session=s ;"s, "session=s"s, " session = s "s, "junk; session=s"s,
                             "=nameless; session=s"s, "bad name=1;session=s"s, "x=\x01; session=s"s,
                             "x=caf\xC3\xA9;session=s"s, "a=\0;session=s"s}) {
    const auto cookies = Cookies::parse(header);
    BOOST_TEST(cookies.find("session").value_or("(lost)") == "s", header);
    BOOST_TEST(cookies.all().size() == 1u, header);
  }
  BOOST_TEST(Cookies::parse("").all().empty());
}

BOOST_AUTO_TEST_CASE(a_value_is_kept_as_sent) {
  const auto cookies = Cookies::parse("a=x=y==; b=\"quoted\"; c=; d=one two");
  BOOST_TEST(cookies.find("a").value() == "x=y==");
  BOOST_TEST(cookies.find("b").value() == "\"quoted\"");
  BOOST_TEST(cookies.find("c").value() == "");
  BOOST_TEST(cookies.find("d").value() == "one two");
}

BOOST_AUTO_TEST_CASE(a_flood_of_cookies_is_not_read_to_the_end) {
  std::string header;
  for (int i = 0; i < 5000; ++i) header += "c" + std::to_string(i) + "=1; ";
  BOOST_TEST(Cookies::parse(header).all().size() == kMaxCookies);
}

BOOST_AUTO_TEST_CASE(a_cookie_is_tied_to_this_host_and_kept_from_scripts) {
  using std::chrono::hours;
  BOOST_TEST(set_cookie_value({"device", "abc", hours(24), true}) ==
             "__Host-device=abc; Path=/; Max-Age=86400; Secure; HttpOnly; SameSite=Lax");
  BOOST_TEST(set_cookie_value({"session", "abc", {}, true}) ==
             "__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
  BOOST_TEST(cookie_name("session", true) == "__Host-session");
}

BOOST_AUTO_TEST_CASE(on_loopback_without_tls_the_cookie_still_arrives) {
  BOOST_TEST(set_cookie_value({"session", "abc", {}, false}) ==
             "session=abc; Path=/; HttpOnly; SameSite=Lax");
  BOOST_TEST(cookie_name("session", false) == "session");
}

BOOST_AUTO_TEST_CASE(signing_out_forgets_the_cookie) {
  BOOST_TEST(set_cookie_value({"session", "", std::chrono::seconds(0), true}) ==
             "__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
}

BOOST_AUTO_TEST_CASE(nothing_can_be_smuggled_into_the_header) {
  for (const auto& value : {"a\r\nSet-Cookie: x=1"s, "a; Domain=example.com"s, "a,b"s, "a b"s,
                            "\"a\""s, "a\\b"s, "a\0b"s, "a\x7F"s, "\xC3\xA9"s}) {
    BOOST_CHECK_THROW(set_cookie_value({"session", value, {}, true}), std::invalid_argument);
  }
  for (const auto& name : {""s, "a b"s, "a=b"s, "a;b"s, "a\nb"s, "\xC3\xA9"s}) {
    BOOST_CHECK_THROW(set_cookie_value({name, "v", {}, true}), std::invalid_argument);
  }
  BOOST_CHECK_THROW(set_cookie_value({"session", "v", std::chrono::seconds(-1), true}),
                    std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(what_is_set_comes_back) {
  const std::string header = set_cookie_value({"device", "Zm9v-_==", {}, true});
  const auto cookies = Cookies::parse(header.substr(0, header.find(';')));
  BOOST_TEST(cookies.find("__Host-device").value() == "Zm9v-_==");
}

BOOST_AUTO_TEST_SUITE_END()
