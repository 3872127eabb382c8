// Send Access Link (product.md, Magic links 5 to 7).
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct AccessLinks : Portal {
  Token held = mailed_link();
  FakeBrowser phone = browser(kSafariOnIphone), computer = browser(kFirefoxOnWindows);

  AccessLinks() { claim(phone, held); }

  /// The token of the newest access link, as its mail carries it.
  Token newest_access_link() {
    return mail_token(*db.find_value<LinkId>(
        "SELECT link_id FROM outbox WHERE letter = 'access_link' ORDER BY id DESC LIMIT 1", {}));
  }
  Answer ask(FakeBrowser& by) { return by.press(by.open(link_path(held)), "/send"); }
  std::uint64_t mails() { return count("outbox", "letter = 'access_link'"); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(access_links, AccessLinks)

BOOST_AUTO_TEST_CASE(it_goes_to_the_address_of_the_first_mail_and_never_to_one_that_was_typed) {
  Answer page = computer.open(link_path(held));
  Answer sent = computer.press(
      page, "/send",
      {{"address", "mal@evil.example"}, {"to", "mal@evil.example"}, {"email", "mal@evil.example"}});
  BOOST_TEST(sent.header("Location") == link_path(held) + "/sent");
  Answer after = computer.follow(sent);
  BOOST_TEST(after.status == 200);
  BOOST_TEST(after.has("within 24 hours"));
  BOOST_TEST(!after.has("nora@client.example"));
  BOOST_TEST(mails() == 1u);
  BOOST_TEST(count("outbox", "to_address = 'nora@client.example' AND letter = 'access_link'") ==
             1u);
  BOOST_TEST(count("outbox", "to_address LIKE '%evil%'") == 0u);
  BOOST_TEST(count("magic_links", "origin = 'access_link' AND address = 'nora@client.example'") ==
             1u);
}

BOOST_AUTO_TEST_CASE(it_moves_the_work_to_the_device_that_opens_it) {
  ask(computer);
  BOOST_TEST(phone.open(work_path()).status == 200);  // asking moves nothing
  BOOST_TEST(claim(computer, newest_access_link()).heading() == "2026 tax return");
  Answer left = phone.open(work_path());
  BOOST_TEST(left.status == 403);
  BOOST_TEST(left.has("Firefox on a Windows computer"));
  BOOST_TEST(left.has_form("/send"));
  Answer by_mail = phone.open(link_path(held));
  BOOST_TEST(by_mail.has("Firefox on a Windows computer"));
  for (const char* bookmark : {"/work", "/devices"}) {
    Answer left_there = phone.open(bookmark);
    BOOST_TEST(left_there.has("Firefox on a Windows computer"), bookmark);
    BOOST_TEST(left_there.has_form(work_path() + "/send"), bookmark);
  }
  // And back again by the same way.
  clock.pass(1h);
  phone.press(by_mail, "/send");
  BOOST_TEST(claim(phone, newest_access_link()).status == 200);
  BOOST_TEST(computer.open(work_path()).status == 403);
}

BOOST_AUTO_TEST_CASE(thirty_new_days_begin_with_its_claim) {
  clock.pass(std::chrono::days{29});
  ask(computer);
  claim(computer, newest_access_link());
  clock.pass(std::chrono::days{30} - 1s);
  BOOST_TEST(computer.open(work_path()).status == 200);
  clock.pass(1s);
  Answer lapsed = computer.open(work_path());
  BOOST_TEST(lapsed.status == 410);
  BOOST_TEST(lapsed.heading() == "It is time for a new link");
}

BOOST_AUTO_TEST_CASE(the_lapsed_device_gets_back_in_by_it) {
  clock.pass(std::chrono::days{31});
  Answer lapsed = phone.open(work_path());
  BOOST_TEST(lapsed.status == 410);
  Answer sent = phone.press(lapsed, "/send");
  BOOST_TEST(sent.status == 303);
  BOOST_TEST(phone.follow(sent).heading() == "Look in your inbox");
  BOOST_TEST(claim(phone, newest_access_link()).heading() == "2026 tax return");
  BOOST_TEST(count("devices") == 1u);
}

BOOST_AUTO_TEST_CASE(asking_too_soon_is_answered_with_how_long_to_wait) {
  BOOST_TEST(ask(computer).status == 303);
  Answer early = ask(computer);
  BOOST_TEST(early.status == 429);
  BOOST_TEST(early.header("Retry-After") == "60");
  BOOST_TEST(early.heading() == "A link was sent already");
  BOOST_TEST(early.has("You can ask for another in 1 minute."));
  BOOST_TEST(mails() == 1u);
  // From elsewhere too: it is one mailbox.
  FakeBrowser third = browser(kChromeOnMac);
  third.ip = "198.51.100.4";
  BOOST_TEST(ask(third).status == 429);
  clock.pass(60s);
  BOOST_TEST(ask(computer).status == 303);
  clock.pass(60s);
  Answer third_time = ask(computer);
  BOOST_TEST(third_time.status == 429);
  BOOST_TEST(third_time.header("Retry-After") == "3480");
  BOOST_TEST(mails() == 2u);
}

BOOST_AUTO_TEST_CASE(a_second_click_on_the_button_sends_one_mail) {
  Answer page = computer.open(link_path(held));
  computer.press(page, "/send");
  BOOST_TEST(computer.press(page, "/send").status == 429);
  BOOST_TEST(mails() == 1u);
}

BOOST_AUTO_TEST_CASE(asking_breaks_no_link_that_can_still_be_claimed) {
  std::vector<Token> unclaimed = {mailed_link(), mailed_link(), mailed_link()};
  FakeBrowser third = browser(kChromeOnMac);
  for (int i = 0; i < 5; ++i) {
    ask(computer);
    clock.pass(4h);
  }
  BOOST_TEST(mails() == 5u);
  BOOST_TEST(count("magic_links", "claimed_at IS NULL AND ended_at IS NULL") == 3u);
  for (const Token& token : unclaimed) {
    BOOST_TEST(third.open(link_path(token)).has("Open my requests"));
  }
}

BOOST_AUTO_TEST_CASE(it_is_for_links_that_are_known_and_whose_contact_is_there) {
  const std::string csrf = computer.open(link_path(held)).csrf();
  BOOST_TEST(computer.post("/l/" + Token::make(random).text() + "/send", {{"csrf", csrf}}).status ==
             404);
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  BOOST_TEST(computer.post(link_path(held) + "/send", {{"csrf", csrf}}).status == 410);
  BOOST_TEST(phone.post(work_path() + "/send", {{"csrf", csrf}}).status >= 400);
  BOOST_TEST(mails() == 0u);
}

BOOST_AUTO_TEST_CASE(nothing_goes_to_an_address_or_opens_by_it_that_staff_took_from_the_contact) {
  Token unclaimed = mailed_link();
  Answer page = computer.open(link_path(held));
  db.execute(
      "UPDATE contact_addresses SET address = 'nora@new.example', "
      "normal_address = 'nora@new.example' WHERE contact_id = ?",
      {sample.contact});
  BOOST_TEST(computer.press(page, "/send").status == 410);
  BOOST_TEST(computer.open(link_path(held)).status == 410);
  Answer shown = computer.open(link_path(unclaimed));
  BOOST_TEST(shown.status == 410);
  BOOST_TEST(!shown.has("2026 tax return"));
  BOOST_TEST(computer.post(link_path(unclaimed), {{"csrf", page.csrf()}}).status == 410);
  BOOST_TEST(count("magic_links", "claimed_at IS NOT NULL") == 1u);
  BOOST_TEST(mails() == 0u);
  // What the contact opened before stays open.
  BOOST_TEST(phone.open(link_path(held)).heading() == "2026 tax return");
}

BOOST_AUTO_TEST_CASE(an_office_that_asked_too_often_has_not_used_up_a_mailbox) {
  for (const std::string name : {"Jo", "Sam", "Kim"}) {
    AddedContact other = add_contact(name, name + "@client.example");
    add_recipient(other);
    Token token = mail_token(add_link(sample, other.id, other.address));
    FakeBrowser own = browser(), office = browser(kFirefoxOnWindows);
    claim(own, token);
    BOOST_TEST(office.press(office.open(link_path(token)), "/send").status == 303);
  }
  Answer busy = ask(computer);
  BOOST_TEST(busy.status == 429);
  BOOST_TEST(busy.header("Retry-After") == "60");
  BOOST_TEST(busy.heading() == "Please wait a little");
  BOOST_TEST(mails() == 3u);
  FakeBrowser at_home = browser(kChromeOnMac);
  at_home.ip = "198.51.100.4";
  BOOST_TEST(ask(at_home).status == 303);
  BOOST_TEST(mails() == 4u);
}

BOOST_AUTO_TEST_CASE(it_opens_for_24_hours_and_not_a_second_longer) {
  ask(computer);
  Token token = newest_access_link();
  clock.pass(24h - 1s);
  BOOST_TEST(computer.open(link_path(token)).has("Open my requests"));
  clock.pass(1s);
  Answer late = computer.open(link_path(token));
  BOOST_TEST(late.status == 410);
  BOOST_TEST(late.heading() == "This link is too old");
  BOOST_TEST(late.has_form("/send"));
}

BOOST_AUTO_TEST_CASE(whoever_never_held_the_work_cannot_ask_by_its_number) {
  FakeBrowser stranger = browser(kChromeOnMac);
  const std::string csrf = stranger.open(link_path(held)).csrf();
  Answer refused = stranger.post(work_path() + "/send", {{"csrf", csrf}});
  BOOST_TEST(refused.status == 403);
  BOOST_TEST(stranger.open(work_path() + "/sent").status == 403);
  BOOST_TEST(mails() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
