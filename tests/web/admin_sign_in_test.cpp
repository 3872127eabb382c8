// Staff's door: who gets in, where to, and what a try costs (security.md 8, 12, 14 and limits).
#include <boost/test/unit_test.hpp>

#include "core/base/password.hpp"
#include "tests/support/portal.hpp"
#include "tests/support/staff_app.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Door : Portal {
  const std::string password = "correct horse battery staple";
  const Pairs right{{"email", "Ada@Hartwell.example "}, {"password", password}};
  const Pairs wrong{{"email", "ada@hartwell.example"}, {"password", "not this one at all"}};

  std::string secret;  // of the authenticator app

  Door() {
    static const std::string hash = hash_password(password);
    db.execute("UPDATE staff SET password_hash = ? WHERE id = ?", {hash, sample.staff});
    secret = give_app(*this, sample.staff);
  }
  /// Both steps; what the second answers.
  Answer sign_in(FakeBrowser& with, const std::string& door = "/admin/sign-in") {
    Answer first = try_to_sign_in(with, right, door);
    BOOST_TEST_REQUIRE(first.status == 303);
    return with.press(with.follow(first), "/admin/sign-in/code",
                      {{"code", next_code(*this, sample.staff, secret)}});
  }
  Answer try_to_sign_in(FakeBrowser& with, const Pairs& typed,
                        const std::string& door = "/admin/sign-in") {
    return with.press(with.open(door), "/admin/sign-in", typed);
  }
};

/// What an app reads out of the key that is typed into it: base32.
std::string secret_of_key(const std::string& key) {
  std::string secret;
  unsigned bits = 0, count = 0;
  for (char c : key) {
    if (c == ' ') continue;
    bits = bits << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    if ((count += 5) >= 8) secret += static_cast<char>(bits >> (count -= 8) & 0xff);
  }
  return secret;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_sign_in, Door)

BOOST_AUTO_TEST_CASE(password_and_code_lead_to_the_dashboard) {
  FakeBrowser desk = browser(kChromeOnMac);
  Answer half = try_to_sign_in(desk, right);
  BOOST_TEST(half.header("Location") == "/admin/sign-in/code?return=/admin");
  BOOST_TEST(desk.get("/admin").header("Location") == "/admin/sign-in?next=/admin");
  BOOST_TEST(desk.follow(half).heading() == "Type your code");
  Answer signed_in = sign_in(desk);
  BOOST_TEST(signed_in.status == 303);
  BOOST_TEST(signed_in.header("Location") == "/admin");
  BOOST_TEST(desk.cookies["__Host-staff"].size() == 43u);
  BOOST_TEST(desk.follow(signed_in).heading() == "Hello Ada");
  BOOST_TEST(count("audit_events", "action = 'staff.signed_in'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_page_that_was_asked_for_is_where_one_comes_out) {
  FakeBrowser desk = browser(kChromeOnMac);
  Answer away = desk.get("/admin/contacts");
  BOOST_TEST(away.status == 303);
  BOOST_TEST(away.header("Location") == "/admin/sign-in?next=/admin/contacts");
  Answer signed_in = sign_in(desk, away.header("Location"));
  BOOST_TEST(signed_in.header("Location") == "/admin/contacts");
}

BOOST_AUTO_TEST_CASE(nobody_is_led_out_of_the_product_by_next) {
  FakeBrowser desk = browser(kChromeOnMac);
  for (const char* next : {"https://evil.example/admin", "//evil.example", "/admin//evil.example",
                           "/adminevil", "/admin/../work", "/admin?x=1", "/work/1", "/admin\\evil",
                           "/admin/sign-out", "javascript:alert(1)", "/admin/%0d%0aX: y"}) {
    Answer page = desk.open("/admin/sign-in?" + urlencode({{"next", next}}));
    PageForm form = page.form("/admin/sign-in");
    for (const auto& [name, value] : form.hidden) {
      if (name == "next") BOOST_TEST(value == "/admin", next);
    }
    Pairs posted{{"csrf", page.csrf()}, {"next", next}};
    posted.insert(posted.end(), right.begin(), right.end());
    FakeBrowser again = desk;
    BOOST_TEST(again.post("/admin/sign-in", posted).header("Location") ==
                   "/admin/sign-in/code?return=/admin",
               next);
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_and_an_unknown_address_read_alike) {
  FakeBrowser desk = browser(kChromeOnMac);
  Answer first = try_to_sign_in(desk, wrong);
  Answer second = try_to_sign_in(
      desk, {{"email", "abc@hartwell.example"}, {"password", "not this one at all"}});
  BOOST_TEST(first.status == 422);
  BOOST_TEST(second.status == 422);
  BOOST_TEST(first.has("do not belong together"));
  BOOST_TEST(first.has("value=\"ada@hartwell.example\""));
  BOOST_TEST(!first.has("not this one at all"));
  BOOST_TEST(first.body.size() == second.body.size());
  BOOST_TEST(!desk.cookies.contains("__Host-staff"));
  BOOST_TEST(count("audit_events", "action = 'staff.sign_in_refused'") == 2u);
}

BOOST_AUTO_TEST_CASE(empty_fields_come_back_with_what_is_missing) {
  FakeBrowser desk = browser(kChromeOnMac);
  Answer back = try_to_sign_in(desk, {{"email", ""}, {"password", ""}});
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("The e-mail address is missing"));
  BOOST_TEST(back.has("The password is missing"));
}

BOOST_AUTO_TEST_CASE(after_three_failures_one_has_to_wait_and_is_told_how_long) {
  FakeBrowser desk = browser(kChromeOnMac);
  for (int i = 0; i < 3; ++i) BOOST_TEST(try_to_sign_in(desk, wrong).status == 422);
  Answer waiting = try_to_sign_in(desk, right);
  BOOST_TEST(waiting.status == 429);
  const int seconds = std::stoi(waiting.header("Retry-After"));
  BOOST_TEST(seconds > 0);
  BOOST_TEST(seconds <= 300);
  BOOST_TEST(waiting.has("try again"));
  BOOST_TEST(!desk.cookies.contains("__Host-staff"));
  clock.pass(std::chrono::seconds{seconds + 1});
  BOOST_TEST(try_to_sign_in(desk, right).status == 303);
}

BOOST_AUTO_TEST_CASE(signing_in_again_ends_the_session_that_the_browser_had) {
  FakeBrowser desk = browser(kChromeOnMac);
  sign_in(desk);
  FakeBrowser stolen = desk;
  Answer page = desk.open("/admin");
  Pairs posted{{"csrf", page.csrf()}};
  posted.insert(posted.end(), right.begin(), right.end());
  Answer half = desk.post("/admin/sign-in", posted);
  BOOST_TEST(half.status == 303);
  BOOST_TEST(stolen.get("/admin").status == 303);
  desk.press(desk.follow(half), "/admin/sign-in/code",
             {{"code", next_code(*this, sample.staff, secret)}});
  BOOST_TEST(desk.cookies["__Host-staff"] != stolen.cookies["__Host-staff"]);
  BOOST_TEST(desk.get("/admin").status == 200);
}

BOOST_AUTO_TEST_CASE(signing_out_ends_the_session_on_the_server) {
  FakeBrowser desk = browser(kChromeOnMac);
  sign_in(desk);
  FakeBrowser kept = desk;
  Answer out = desk.press(desk.open("/admin"), "/admin/sign-out");
  BOOST_TEST(desk.follow(out).has("You are signed out"));
  BOOST_TEST(!desk.cookies.contains("__Host-staff"));
  BOOST_TEST(kept.get("/admin").header("Location") == "/admin/sign-in?next=/admin");
}

BOOST_AUTO_TEST_CASE(a_session_ends_after_half_an_hour_of_nothing) {
  FakeBrowser desk = browser(kChromeOnMac);
  sign_in(desk);
  clock.pass(29min);
  BOOST_TEST(desk.get("/admin").status == 200);
  clock.pass(31min);
  BOOST_TEST(desk.get("/admin").status == 303);
}

BOOST_AUTO_TEST_CASE(who_sends_a_form_after_the_session_is_over_is_told_that_nothing_was_saved) {
  FakeBrowser desk = browser(kChromeOnMac);
  sign_in(desk);
  Answer form = desk.open("/admin/clients/new");
  clock.pass(13h);
  Answer away = desk.press(form, "/admin/clients/new", {{"name", "Late"}, {"kind", "person"}});
  BOOST_TEST(away.status == 303);
  Answer door = desk.follow(away);
  BOOST_TEST(door.has("was not saved"));
  BOOST_TEST(count("clients", "name = 'Late'") == 0u);
}

BOOST_AUTO_TEST_CASE(a_wrong_code_comes_back_and_the_third_mistake_waits) {
  FakeBrowser desk = browser(kChromeOnMac);
  Answer page = desk.follow(try_to_sign_in(desk, right));
  BOOST_TEST(page.has("An administrator of"));
  BOOST_TEST(!page.has("The links in our e-mails"));
  for (int i = 0; i < 3; ++i) {
    Answer back = desk.press(page, "/admin/sign-in/code", {{"code", "000000"}});
    BOOST_TEST(back.status == 422);
    BOOST_TEST(back.has("not right, or it was used already"));
  }
  Answer waiting =
      desk.press(page, "/admin/sign-in/code", {{"code", next_code(*this, sample.staff, secret)}});
  BOOST_TEST(waiting.status == 429);
  BOOST_TEST(!waiting.header("Retry-After").empty());
}

BOOST_AUTO_TEST_CASE(the_half_session_has_a_cookie_of_its_own_which_dies_with_the_second_step) {
  FakeBrowser desk = browser(kChromeOnMac);
  Answer half = try_to_sign_in(desk, right);
  FakeBrowser copied = desk;
  desk.press(desk.follow(half), "/admin/sign-in/code",
             {{"code", next_code(*this, sample.staff, secret)}});
  BOOST_TEST(desk.get("/admin").status == 200);
  BOOST_TEST(desk.cookies["__Host-staff"] != copied.cookies["__Host-staff"]);
  BOOST_TEST(copied.get("/admin").status == 303);
  BOOST_TEST(copied.get("/admin/sign-in/code").header("Location") ==
             "/admin/sign-in?said=begin-again");
}

BOOST_AUTO_TEST_CASE(without_an_app_one_is_set_up_between_password_and_session) {
  db.execute("UPDATE staff SET totp_since = NULL, totp_secret = NULL");
  FakeBrowser desk = browser(kChromeOnMac);
  Answer code = desk.follow(try_to_sign_in(desk, right, "/admin/sign-in?next=/admin/clients"));
  BOOST_TEST(code.path == "/admin/sign-in/set-up?return=/admin/clients");
  BOOST_TEST(code.has("Everybody who works at"));
  Answer wrong_code = desk.press(code, "/admin/sign-in/set-up", {{"code", "000000"}});
  BOOST_TEST(wrong_code.status == 422);
  const std::string mark = "id=\"totp-key\">";
  const auto at = code.body.find(mark) + mark.size();
  const std::string key = code.body.substr(at, code.body.find('<', at) - at);
  Answer in = desk.press(code, "/admin/sign-in/set-up",
                         {{"code", totp_code(secret_of_key(key), totp_step(clock.time))}});
  BOOST_TEST(in.header("Location") ==
             "/admin/account/recovery-codes?return=/admin/clients&said=turned-on");
  Answer codes = desk.follow(in);
  BOOST_TEST(codes.heading() == "Save your recovery codes");
  Answer saved = desk.press(codes, "/admin/account/recovery-codes");
  BOOST_TEST(saved.header("Location") == "/admin/clients?said=codes-saved");
  BOOST_TEST(count("login_recovery_codes", "contact_id = 0 AND used_at IS NULL") == 10u);
}

BOOST_AUTO_TEST_SUITE_END()
