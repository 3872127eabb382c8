// What a visitor sees when something is not as it should be.
#include <boost/test/unit_test.hpp>

#include "fcgi/dispatch.hpp"
#include "fcgi/routes.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

BOOST_FIXTURE_TEST_SUITE(errors, Portal)

BOOST_AUTO_TEST_CASE(a_page_that_is_not_there_says_so_in_the_firms_name) {
  FakeBrowser phone = claimed();
  for (const char* path : {"/nowhere", "/work/1/requests", "/l/", "/index.php", "/.git/config"}) {
    Answer page = phone.open(path);
    BOOST_TEST(page.status == 404);
    BOOST_TEST(page.has("Hartwell &amp; Finch"));
    BOOST_TEST(page.has("0123456789abcdef0123456789abcdef"));
    BOOST_TEST(page.route == "-");
  }
  BOOST_TEST(phone.open("/nowhere").has("Back to my work"));
}

BOOST_AUTO_TEST_CASE(a_page_in_the_wrong_way_is_405) {
  FakeBrowser phone = claimed();
  // With what works there (RFC 9110 15.5.6).
  Answer posted = phone.post(work_path(), {});
  BOOST_TEST(posted.status == 405);
  BOOST_TEST(posted.header("Allow") == "GET, HEAD");
  BOOST_TEST(phone.send(phone.request(Method::other, "/login")).header("Allow") ==
             "GET, HEAD, POST");
  Answer put = phone.send(phone.request(Method::other, "/sign-out"));
  BOOST_TEST(put.status == 405);
  BOOST_TEST(put.header("Allow") == "POST");
  // Where a phone loads the address of a form again, the page above it is shown.
  BOOST_TEST(phone.get("/sign-out").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(a_slash_typed_behind_an_address_leads_to_the_page_that_was_meant) {
  FakeBrowser visitor = browser(kSafariOnIphone);
  BOOST_TEST(visitor.get("/help/").header("Location") == "/help");
  BOOST_TEST(visitor.get("/admin/").header("Location") == "/admin");
  BOOST_TEST(visitor.get("/no-such-page/").status == 404);
  BOOST_TEST(visitor.get("//").status == 404);
}

BOOST_AUTO_TEST_CASE(a_refusal_leads_on) {
  FakeBrowser visitor = browser(kSafariOnIphone);
  BOOST_TEST(visitor.get("/no-such-page").has("<a class=\"btn\" href=\"/\">Start page</a>"));
  Answer shut = visitor.get(work_path());
  BOOST_TEST(shut.status == 403);
  BOOST_TEST(shut.has("href=\"/login?return=" + work_path() + "\">I have a login</a>"));
}

BOOST_AUTO_TEST_CASE(an_address_with_odd_characters_leads_to_a_page_and_is_no_fault) {
  for (const std::string& odd : {std::string("a\\b"), std::string("a\r\nb"), std::string("\xff"),
                                 std::string("\x01"), std::string("a%b?c#d")}) {
    FakeBrowser phone = browser();
    for (const Route& route : routes()) {
      auto at = route.pattern.find("{token}");
      if (at == std::string_view::npos) continue;
      const std::string path = std::string{route.pattern}.replace(at, 7, odd);
      for (Method method : {Method::get, Method::post}) {
        Request request = phone.request(method, "/");
        request.path = path;
        Answer answer = phone.send(request);
        BOOST_TEST(answer.status < 500, route.pattern);
        for (unsigned char c : answer.header("Location")) BOOST_TEST((c > ' ' && c < 0x7f));
      }
    }
    Request form = phone.request(Method::get, "/");
    form.path = "/l/" + odd + "/send";
    Answer above = phone.send(form);
    BOOST_TEST(above.status == 303);
    BOOST_TEST(above.header("Location").starts_with("/l/"));
  }
  Request form = browser().request(Method::get, "/");
  form.path = "/l/a\\b\xff/send";
  BOOST_TEST(browser().send(form).header("Location") == "/l/a%5Cb%FF");
  BOOST_TEST(browser().open("/l/a%5Cb").heading() == "We do not know this link");
}

BOOST_AUTO_TEST_CASE(an_unknown_or_suspended_portal_shows_nothing_of_any_firm) {
  FakeBrowser lost{services, "nobody-here", "https://nobody.example"};
  Answer page = lost.open("/");
  BOOST_TEST(page.status == 404);
  BOOST_TEST(page.heading() == "There is no portal here");
  BOOST_TEST(!page.has("Hartwell"));
  FakeBrowser phone = claimed();
  db.execute("UPDATE firms SET suspended_at = ?", {clock.time});
  Answer suspended = phone.open(work_path());
  BOOST_TEST(suspended.status == 404);
  BOOST_TEST(!suspended.has("Hartwell"));
}

BOOST_AUTO_TEST_CASE(the_database_away_is_503_with_when_to_come_again) {
  DatabaseSettings nowhere = TestDatabase::settings();
  nowhere.server = "unix:///nonexistent/latchkey.sock";
  Database away{nowhere};
  Services without{config, keys,     away,  clock,          random, store.store, shown_templates(),
                   gate,   archives, homes, shown_letters()};
  FakeBrowser visitor{without, "hartwell", "https://hartwell.example"};
  for (const char* path : {"/", "/work", "/l/abc"}) {
    Answer page = visitor.open(path);
    BOOST_TEST(page.status == 503);
    BOOST_TEST(page.header("Retry-After") == "5");
    BOOST_TEST(page.has("Nothing is lost"));
    BOOST_TEST(!page.has("database error"));
  }
  BOOST_TEST(visitor.open("/ready").status == 503);
  BOOST_TEST(visitor.open("/health").status == 200);
}

BOOST_AUTO_TEST_CASE(a_connection_that_was_lost_between_two_pages_is_not_noticed) {
  FakeBrowser phone = claimed();
  Answer page = phone.open(request_path());
  Database killer{TestDatabase::settings()};
  auto kill = [&] {
    killer.run("KILL CONNECTION " +
               std::to_string(*db.find_value<std::uint64_t>("SELECT CONNECTION_ID()", {})));
  };
  kill();
  BOOST_TEST(phone.open(work_path()).status == 200);
  kill();
  BOOST_TEST(phone.press(page, "/comments", {{"comment", "after the break"}}).status == 303);
  BOOST_TEST(count("comments") == 1u);
}

BOOST_AUTO_TEST_CASE(a_database_that_takes_no_changes_is_503_until_another_connection_does) {
  FakeBrowser phone = claimed();
  Answer page = phone.open(request_path());
  db.run("SET SESSION TRANSACTION READ ONLY");  // as a primary that was demoted under us
  Answer refused = phone.press(page, "/comments", {{"comment", "too early"}});
  BOOST_TEST(refused.status == 503);
  BOOST_TEST(refused.header("Retry-After") == "5");
  BOOST_TEST(refused.has("Nothing is lost"));
  BOOST_TEST(phone.press(page, "/comments", {{"comment", "in time"}}).status == 303);
  BOOST_TEST(count("comments") == 1u);

  BOOST_TEST(phone.open("/ready").status == 200);
  db.run("SET SESSION TRANSACTION READ ONLY");
  Answer not_ready = phone.open("/ready");
  BOOST_TEST(not_ready.status == 503);
  BOOST_TEST(not_ready.body == "the database takes no changes\n");
  BOOST_TEST(phone.open("/ready").status == 200);
}

BOOST_AUTO_TEST_CASE(a_fault_is_500_and_tells_the_visitor_nothing_of_it) {
  FakeBrowser phone = claimed();
  db.run("RENAME TABLE client_requests TO client_requests_away");
  Answer page = phone.open(work_path());
  db.run("RENAME TABLE client_requests_away TO client_requests");
  BOOST_TEST(page.status == 500);
  BOOST_TEST(page.has("Something went wrong"));
  BOOST_TEST(page.has("0123456789abcdef0123456789abcdef"));
  for (const char* inside : {"client_requests", "SELECT", "database error", "1146"}) {
    BOOST_TEST(!page.has(inside), inside);
  }
  BOOST_TEST(phone.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_CASE(odd_headers_do_no_harm) {
  FakeBrowser phone = claimed();
  for (const std::string& odd :
       {std::string(20'000, 'x'), std::string("\r\nSet-Cookie: a=b"), std::string("\0\xff", 2),
        std::string("<script>"), std::string()}) {
    FakeBrowser visitor = phone;
    visitor.kind.accept_language = odd;
    BOOST_TEST(visitor.open("/").status == 200);
    visitor = phone;
    visitor.kind.user_agent = odd;
    BOOST_TEST(visitor.open("/").status == 200);
    Request request = phone.request(Method::get, "/");
    request.cookie = odd;
    BOOST_TEST(phone.send(request).status == 200);
    request = phone.request(Method::get, "/?said=" + odd);
    BOOST_TEST(phone.send(request).status < 500);
  }
  // A browser that says nothing of itself can claim, too.
  FakeBrowser silent = browser({"", ""});
  BOOST_TEST(claim(silent, mailed_link()).status == 200);
}

BOOST_AUTO_TEST_CASE(cookies_that_are_no_tokens_count_as_none) {
  FakeBrowser phone = claimed();
  const auto good = phone.cookies;
  for (const char* bad : {"", "x", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
    phone.cookies = good;
    phone.cookies["__Host-session"] = bad;
    BOOST_TEST(phone.open(work_path()).status == 403);
    phone.cookies = good;
    phone.cookies["__Host-device"] = bad;
    BOOST_TEST(phone.open(work_path()).status == 403);
  }
  // A planted cookie without the prefix does not stand in for the real one.
  phone.cookies = good;
  phone.cookies["session"] = Token::make(random).text();
  phone.cookies["device"] = Token::make(random).text();
  BOOST_TEST(phone.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
