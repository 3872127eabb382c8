// Forgot PIN: a mailed link that is used once.
#include <boost/test/unit_test.hpp>

#include "tests/support/mailroom.hpp"
#include "tests/support/pin_world.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Forgotten : Portal {
  Mailroom mailroom{*this};
  FakeBrowser phone = browser(kSafariOnIphone), computer = browser(kFirefoxOnWindows);
  std::string url = send_by_pin();

  /// The path of the URL that the mail carries.
  std::string send_by_pin() {
    switch_portal(*this, sample.firm, false);
    send_now(*this, sample);
    give_pin(*this, sample.firm, sample.contact);
    return "/p/" + mailroom.send_one().token("/p/");
  }
  Answer enter(FakeBrowser& by, const std::string& pin) {
    return by.press(by.open(url), url, {{"pin", pin}, {"remember", "yes"}});
  }
  void lock() { db.execute("UPDATE pins SET failures = 5, locked_at = ?", {clock.time}); }
  std::string reset_url() { return "/pin/reset/" + mailroom.send_one().token("/pin/reset/"); }
  Answer choose(FakeBrowser& by, const std::string& at, const std::string& pin = "907356") {
    return by.press(by.open(at), at, {{"pin", pin}, {"pin_again", pin}});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pin_reset, Forgotten)

BOOST_AUTO_TEST_CASE(the_mail_of_a_pin_request_says_how_it_opens) {
  send_now(*this, sample);
  KeptMail mail = mailroom.send_one();
  BOOST_TEST(mail.to == "nora@client.example");
  BOOST_TEST(mail.subject() == "2026 tax return: 3 requests from Hartwell & Finch");
  BOOST_TEST(mail.has("The first time, you choose a PIN of 6 to 12 digits."));
  BOOST_TEST(!mail.has("need no account and no password"));
  // Its token is in the mail alone.
  const std::string token = mail.token("/p/");
  BOOST_TEST(database.dump().find(token) == std::string::npos);
  BOOST_TEST(phone.open("/p/" + token).has("Your PIN"));
  BOOST_TEST(phone.open(url).has("Your PIN"));  // as does the first one's
}

BOOST_AUTO_TEST_CASE(a_reset_opens_the_lock_ends_every_pin_session_and_signs_in) {
  enter(phone, kPin);
  lock();
  BOOST_TEST(phone.open(work_path()).status == 200);  // what is open stays open
  Answer page = computer.open(url);
  BOOST_TEST(page.has("Your PIN is locked."));
  Answer sent = computer.follow(computer.press(page, "/forgot"));
  BOOST_TEST(sent.heading() == "Look in your inbox");
  BOOST_TEST(sent.has("n•••@c•••.example"));
  BOOST_TEST(sent.has("within 1 hour"));
  const std::string reset = reset_url();
  BOOST_TEST(computer.open(reset).heading() == "Choose a new PIN");
  Answer in = choose(computer, reset);
  BOOST_TEST(in.header("Location") == "/work");
  BOOST_TEST(computer.open(work_path()).status == 200);
  BOOST_TEST(phone.open(work_path()).status == 403);
  BOOST_TEST(count("pins", "failures = 0 AND locked_at IS NULL") == 1u);
  BOOST_TEST(count("sessions", "kind = 'pin'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'pin.reset'") == 1u);
  BOOST_TEST(enter(phone, kPin).status == 422);
  BOOST_TEST(enter(phone, "907356").status == 303);
}

BOOST_AUTO_TEST_CASE(the_link_works_once_for_an_hour_and_until_a_newer_one) {
  phone.press(phone.open(url), "/forgot");
  const std::string first = reset_url();
  clock.pass(2min);
  phone.press(phone.open(url), "/forgot");
  const std::string second = reset_url();
  Answer ended = phone.open(first);
  BOOST_TEST(ended.status == 410);
  BOOST_TEST(ended.heading() == "There is a newer link");
  Answer two_tabs = phone.open(second);
  BOOST_TEST(choose(computer, second).status == 303);
  Answer late = phone.press(two_tabs, second, {{"pin", "480951"}, {"pin_again", "480951"}});
  BOOST_TEST(late.status == 410);
  BOOST_TEST(late.heading() == "This link was used already");
  BOOST_TEST(phone.open(second).status == 410);
  BOOST_TEST(enter(phone, "907356").status == 303);

  clock.pass(1h);
  computer.press(computer.open("/pin/forgot"), "/pin/forgot", {{"email", "NORA@client.example "}});
  const std::string third = reset_url();
  clock.pass(1h - 1s);
  BOOST_TEST(computer.open(third).status == 200);
  clock.pass(1s);
  Answer old = computer.open(third);
  BOOST_TEST(old.status == 410);
  BOOST_TEST(old.heading() == "This link is too old");
  BOOST_TEST(computer.open("/pin/reset/" + Token::make(random).text()).status == 404);
  BOOST_TEST(computer.open("/confirm" + third.substr(10)).status == 404);
}

BOOST_AUTO_TEST_CASE(a_bad_choice_comes_back_and_leaves_the_link_and_the_lock_as_they_are) {
  lock();
  phone.press(phone.open(url), "/forgot");
  const std::string reset = reset_url();
  for (const char* pin : {"", "123456", "nodigits", "11111"}) {
    Answer back = choose(phone, reset, pin);
    BOOST_TEST(back.status == 422);
    BOOST_TEST(back.has("There is a problem"));
  }
  Answer unequal =
      phone.press(phone.open(reset), reset, {{"pin", "907356"}, {"pin_again", "907365"}});
  BOOST_TEST(unequal.has("The two are not the same."));
  BOOST_TEST(count("pins", "locked_at IS NOT NULL") == 1u);
  BOOST_TEST(choose(phone, reset).status == 303);
}

BOOST_AUTO_TEST_CASE(the_portal_says_the_same_to_everybody_and_mails_only_who_has_a_pin_request) {
  AddedContact none = add_contact("None", "none@client.example");
  std::string seen;
  for (const char* address : {"nora@client.example", "none@client.example", "who@else.example"}) {
    FakeBrowser by = browser();
    by.ip = "198.51.100." + std::to_string(address[1]);
    Answer sent = by.press(by.open("/pin/forgot"), "/pin/forgot", {{"email", address}});
    BOOST_TEST(sent.header("Location") == "/pin/forgot/sent");
    const std::string body = by.follow(sent).body;
    if (seen.empty()) seen = body;
    BOOST_TEST(body == seen);
  }
  auto mails = mailroom.send();
  BOOST_REQUIRE(mails.size() == 1u);
  BOOST_TEST(mails[0].to == "nora@client.example");
  for (const char* odd : {"", "nobody", "a@b@c.example"}) {
    Answer back = phone.press(phone.open("/pin/forgot"), "/pin/forgot", {{"email", odd}});
    BOOST_TEST(back.status == 422);
    BOOST_TEST(back.has("There is a problem"));
  }
}

BOOST_AUTO_TEST_CASE(asking_too_often_is_answered_with_how_long_to_wait) {
  phone.press(phone.open(url), "/forgot");
  Answer again = phone.press(phone.open(url), "/forgot");
  BOOST_TEST(again.status == 429);
  BOOST_TEST(again.header("Retry-After") == "60");
  BOOST_TEST(mailroom.send().size() == 1u);
}

BOOST_AUTO_TEST_CASE(where_nothing_is_left_for_a_pin_the_link_makes_none) {
  phone.press(phone.open(url), "/forgot");
  const std::string reset = reset_url();
  switch_portal(*this, sample.firm, true);
  send_now(*this, sample);
  Answer none = choose(phone, reset);
  BOOST_TEST(none.status == 410);
  BOOST_TEST(none.heading() == "You need no PIN any more");
  BOOST_TEST(count("pins") == 0u);
  Answer asked = phone.post(url + "/forgot", {{"csrf", phone.open("/pin").csrf()}});
  BOOST_TEST(asked.header("Location") == url);
}

BOOST_AUTO_TEST_CASE(another_firms_host_and_another_kind_of_link_reset_nothing) {
  Sample other = add_firm("brightwater");
  phone.press(phone.open(url), "/forgot");
  const std::string reset = reset_url();
  BOOST_TEST(browser_at(other).open(reset).status == 404);
  db.execute("UPDATE confirmations SET kind = 'reset_password'");
  BOOST_TEST(phone.open(reset).status == 404);
  BOOST_TEST(
      phone
          .post(reset,
                {{"csrf", phone.open("/pin").csrf()}, {"pin", "907356"}, {"pin_again", "907356"}})
          .status == 404);
}

BOOST_AUTO_TEST_SUITE_END()
