// "This wasn't me" (product.md, Magic links 10).
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct NotMe : Portal {
  FakeBrowser stranger = claimed(kFirefoxOnWindows);
  /// Of the mail that told of the stranger's claim.
  Token notice = mail_token(
      *db.find_value<LinkId>("SELECT MAX(id) FROM magic_links WHERE claimed_at IS NOT NULL", {}),
      Purpose::not_me_token);
  FakeBrowser reader = browser(kChromeOnMac);

  std::string notice_path() const { return "/not-me/" + notice.text(); }
  Answer say() { return reader.follow(reader.press(reader.open(notice_path()), notice_path())); }
  std::uint64_t told_staff() { return count("outbox", "letter = 'not_me'"); }
  std::uint64_t told_contact() { return count("outbox", "letter = 'new_device'"); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(this_was_not_me, NotMe)

BOOST_AUTO_TEST_CASE(it_signs_the_device_out_and_tells_staff_once) {
  BOOST_TEST(stranger.open(work_path()).status == 200);
  BOOST_TEST(say().heading() == "That device is signed out");
  BOOST_TEST(stranger.open(work_path()).status == 403);
  BOOST_TEST(say().heading() == "That device is signed out");
  BOOST_TEST(told_staff() == 1u);
  BOOST_TEST(count("audit_events", "action = 'device.not_me'") == 1u);
}

BOOST_AUTO_TEST_CASE(it_stands_on_the_dashboard_for_two_weeks) {
  FakeBrowser desk = staff(sample, "member");
  BOOST_TEST(!desk.open("/admin").has("This wasn’t me"));
  say();
  Answer page = desk.open("/admin");
  BOOST_TEST(page.has("Nora Quist</a> does not know Firefox on a Windows computer"));
  BOOST_TEST(page.has("Speak with them before you send a new link"));
  db.execute("UPDATE audit_events SET at = ? WHERE action = 'device.not_me'",
             {clock.time - std::chrono::days{14}});
  BOOST_TEST(!desk.open("/admin").has("does not know"));
}

BOOST_AUTO_TEST_CASE(staff_are_told_even_where_the_work_has_left_the_device_since) {
  FakeBrowser phone = claimed();
  BOOST_TEST(stranger.open(work_path()).status == 403);
  BOOST_TEST(say().heading() == "That device is signed out");
  say();
  BOOST_TEST(told_staff() == 1u);
  BOOST_TEST(count("audit_events", "action = 'device.not_me'") == 1u);
  BOOST_TEST(phone.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_CASE(the_contact_is_told_again_when_that_device_comes_back) {
  BOOST_TEST(told_contact() == 1u);
  say();
  clock.pass(1min);
  BOOST_TEST(claim(stranger, mailed_link()).status == 200);
  BOOST_TEST(told_contact() == 2u);
  // Nobody objected this time: from now on it is a known device.
  clock.pass(1min);
  claim(stranger, mailed_link());
  BOOST_TEST(told_contact() == 2u);
}

BOOST_AUTO_TEST_CASE(the_page_says_what_happened_and_changes_nothing_by_itself) {
  const std::string before = checksum();
  Answer page = reader.open(notice_path());
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("Firefox on a Windows computer"));
  BOOST_TEST(page.has("Monday 23 November 2026 at 10:00"));
  BOOST_TEST(page.has("2026 tax return"));
  reader.head(notice_path());
  BOOST_TEST(checksum() == before);
  BOOST_TEST(stranger.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_CASE(a_form_that_the_stranger_has_open_is_worth_nothing_after_it) {
  Answer open = stranger.open(request_path());
  say();
  const std::string before = checksum();
  BOOST_TEST(stranger.press(open, "/comments", {{"comment", "still here"}}).status == 403);
  BOOST_TEST(stranger.upload(open, "/documents", {{"files", "a.txt", "abc"}}).status == 403);
  BOOST_TEST(stranger.open("/work").status == 403);
  BOOST_TEST(checksum() == before);
  BOOST_TEST(store.count(false) + store.count(true) == 0u);
}

BOOST_AUTO_TEST_CASE(unknown_notices_lead_nowhere_and_say_how_to_reach_the_firm) {
  for (const std::string& bad :
       {Token::make(random).text(), std::string("x"), notice.text() + "A"}) {
    Answer page = reader.open("/not-me/" + bad);
    BOOST_TEST(page.status == 404);
    BOOST_TEST(!page.has("2026 tax return"));
    BOOST_TEST(page.has("office@hartwell.example"));
  }
  const std::string csrf = reader.open(notice_path()).csrf();
  BOOST_TEST(reader.post("/not-me/" + Token::make(random).text(), {{"csrf", csrf}}).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()
