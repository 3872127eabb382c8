// The pages of "Continue on another device", with two browsers.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct HandOverPages : Portal {
  FakeBrowser computer = claimed(kFirefoxOnWindows);
  FakeBrowser phone = browser(kSafariOnIphone);

  Answer explained() { return computer.open(work_path() + "/hand-over"); }
  /// Presses the button and reads the short address's path off the page.
  std::string offer() {
    Answer page = computer.follow(computer.press(explained(), "/hand-over"));
    BOOST_TEST_REQUIRE(page.status == 200);
    return path_on(page);
  }
  static std::string path_on(const Answer& page) {
    const std::string before = "/h/<wbr><span class=\"nowrap\">";
    const std::size_t at = page.body.find(before);
    BOOST_TEST_REQUIRE(at != std::string::npos);
    return "/h/" + page.body.substr(at + before.size(), 15);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hand_over_pages, HandOverPages)

BOOST_AUTO_TEST_CASE(the_page_of_the_work_leads_there_and_the_page_explains) {
  BOOST_TEST(computer.open(work_path()).has(work_path() + "/hand-over\""));
  Answer page = explained();
  BOOST_TEST(page.heading() == "Continue on another device");
  BOOST_TEST(page.has("close on this one"));
  BOOST_TEST(count("handovers") == 0u);
}

BOOST_AUTO_TEST_CASE(the_code_is_a_square_and_a_short_address_and_a_reload_repeats_nothing) {
  const std::string path = offer();
  Answer again = explained();
  BOOST_TEST(path_on(again) == path);
  BOOST_TEST(again.has("<path d=\"M"));
  BOOST_TEST(again.has(">" + firm().base_url.substr(8) + "/h/<wbr>"));
  BOOST_TEST(again.has("for 2 minutes more"));
  BOOST_TEST(count("handovers") == 1u);
  clock.time += 119s;
  BOOST_TEST(explained().has("for 1 second more"));
  clock.time += 1s;
  BOOST_TEST(explained().heading() == "Continue on another device");
}

BOOST_AUTO_TEST_CASE(the_phone_sees_whose_work_it_is_and_takes_it_by_its_button_alone) {
  const std::string path = offer();
  const std::string before = checksum();
  Answer page = phone.open(path);
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("Rent agreement") == false);  // no request's title
  BOOST_TEST(page.has("n•••@c•••.example"));
  BOOST_TEST(page.has("Firefox on a Windows computer"));
  BOOST_TEST(!page.has("nora@client.example"));
  phone.head(path);
  BOOST_TEST(checksum() == before);

  Answer work = phone.follow(phone.press(page, path));
  BOOST_TEST(work.status == 200);
  BOOST_TEST(work.path == work_path());
  BOOST_TEST(phone.open("/work").status == 200);

  // The computer's next request says where its work went.
  clock.time += 5min;
  Answer gone = computer.open(work_path());
  BOOST_TEST(gone.status == 403);
  BOOST_TEST(gone.heading() == "This link was opened on another device");
  BOOST_TEST(gone.has("Your requests moved to <strong>Safari on iPhone</strong>"));
  BOOST_TEST(gone.has_form("/send"));
  BOOST_TEST(computer.open("/devices").status == 403);
}

BOOST_AUTO_TEST_CASE(a_used_an_old_and_an_unknown_code_look_alike) {
  const std::string used = offer();
  FakeBrowser late = browser(kChromeOnMac);
  Answer late_page = late.open(used);
  phone.press(phone.open(used), used);
  Answer refused = late.press(late_page, used);
  Answer unknown = late.open("/h/00000-00000-000");
  BOOST_TEST(refused.status == 404);
  BOOST_TEST(unknown.status == 404);
  BOOST_TEST(refused.heading() == unknown.heading());
  BOOST_TEST(late.open(used).heading() == unknown.heading());
  BOOST_TEST(!unknown.has("client.example"));
  const std::string old = [&] {
    FakeBrowser other = claimed(kChromeOnMac);
    Answer page = other.follow(other.press(other.open(work_path() + "/hand-over"), "/hand-over"));
    return path_on(page);
  }();
  clock.time += 2min;
  BOOST_TEST(phone.open(old).heading() == unknown.heading());
}

BOOST_AUTO_TEST_CASE(the_phone_may_go_back_and_press_again) {
  const std::string path = offer();
  Answer page = phone.open(path);
  BOOST_TEST(phone.press(page, path).status == 303);
  // Its tab still shows the page with the button.
  Answer again = phone.get(path);
  BOOST_TEST(again.status == 303);
  BOOST_TEST(again.header("Location") == work_path());
}

BOOST_AUTO_TEST_CASE(a_lost_answer_is_repeated_for_the_same_browser) {
  const std::string path = offer();
  Answer page = phone.open(path);
  FakeBrowser before = phone;
  BOOST_TEST(phone.press(page, path).status == 303);
  Answer repeated = before.follow(before.press(page, path));
  BOOST_TEST(repeated.status == 200);
  BOOST_TEST(repeated.path == work_path());
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 1u);
}

BOOST_AUTO_TEST_CASE(the_same_browser_is_led_back_and_the_code_stays) {
  const std::string path = offer();
  BOOST_TEST(computer.get(path).header("Location") == work_path() + "/hand-over");
  BOOST_TEST(phone.open(path).status == 200);
}

BOOST_AUTO_TEST_CASE(a_browser_of_another_contact_is_told_whom_it_signs_out) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  add_recipient(jo);
  claim(phone, mail_token(add_link(sample, jo.id, jo.address)));
  const std::string path = offer();
  Answer page = phone.open(path);
  BOOST_TEST(page.has("<strong>Jo Quist</strong>"));
  phone.press(page, path);
  BOOST_TEST(phone.open(work_path()).has("Nora"));
}

BOOST_AUTO_TEST_CASE(a_used_code_signs_nobody_else_out_unasked_and_only_its_own_contact_in) {
  const std::string path = offer();
  Answer old_tab = phone.open(path);
  BOOST_TEST(phone.press(old_tab, path).status == 303);
  // Another contact of the same work opens their link there, and then the old tab is pressed.
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  add_recipient(jo);
  claim(phone, mail_token(add_link(sample, jo.id, jo.address)));
  Answer asked = phone.press(old_tab, path);
  BOOST_TEST(asked.header("Location") == path);
  Answer page = phone.follow(asked);
  BOOST_TEST(page.has("signed in as <strong>Jo Quist</strong>"));
  phone.press(page, path);
  BOOST_TEST(phone.open(work_path()).has("Opened for</span> <strong>Nora Quist"));
}

BOOST_AUTO_TEST_CASE(guessing_is_limited_by_ip_and_reading_counts_nothing) {
  FakeBrowser guesser = browser(kChromeOnMac);
  Answer page = guesser.open("/help");  // any page that brings the visit cookie
  const std::string good = offer();
  page = guesser.open(good);
  for (int i = 0; i < 20; ++i) guesser.open("/h/00000-00000-00" + std::to_string(i % 10));
  for (int i = 0; i < 6; ++i) {
    BOOST_TEST(
        guesser.post("/h/00000-00000-00" + std::to_string(i), {{"csrf", page.csrf()}}).status ==
        404);
  }
  Answer limited = guesser.post("/h/00000-00000-009", {{"csrf", page.csrf()}});
  BOOST_TEST(limited.status == 429);
  BOOST_TEST(!limited.header("Retry-After").empty());
  BOOST_TEST(guesser.press(page, good).status == 429);
  clock.time += 61s;
  BOOST_TEST(guesser.press(page, good).status == 303);
}

BOOST_AUTO_TEST_CASE(codes_are_not_made_without_end) {
  Answer page = explained();
  for (int i = 0; i < 6; ++i) BOOST_TEST(computer.press(page, "/hand-over").status == 303);
  Answer limited = computer.press(page, "/hand-over");
  BOOST_TEST(limited.status == 429);
  BOOST_TEST(limited.has("You can make another in"));
}

BOOST_AUTO_TEST_CASE(words_follow_the_number_of_devices) {
  db.execute("UPDATE firms SET devices_per_contact = 2");
  BOOST_TEST(explained().has("They can be open on 2 devices"));
  const std::string path = offer();
  Answer page = phone.open(path);
  BOOST_TEST(page.has("open on this device too"));
  phone.press(page, path);
  BOOST_TEST(computer.open(work_path()).status == 200);
  BOOST_TEST(phone.open(work_path()).status == 200);
  FakeBrowser third = browser(kChromeOnMac);
  Answer elsewhere = third.open(link_path(mailed_link()));
  Token used = mailed_link();
  claim(phone, used);
  elsewhere = third.open(link_path(used));
  BOOST_TEST(elsewhere.has("your requests open here too"));
  Answer sent = third.follow(third.press(elsewhere, "/send"));
  BOOST_TEST(sent.has("your requests open there"));
}

BOOST_AUTO_TEST_CASE(staff_see_the_new_device_and_this_wasnt_me_ends_it) {
  phone.press(phone.open(offer()), "");
  FakeBrowser desk = staff(sample, "member");
  BOOST_TEST(
      desk.open("/admin/contacts/" + std::to_string(sample.contact.value)).has("Safari on iPhone"));
  LinkId link = *db.find_value<LinkId>("SELECT id FROM magic_links WHERE origin = 'hand_over'", {});
  Token notice = mail_token(link, Purpose::not_me_token);
  FakeBrowser anybody = browser(kChromeOnMac);
  anybody.press(anybody.open("/not-me/" + notice.text()), notice.text());
  BOOST_TEST(phone.open(work_path()).status == 403);
}

BOOST_AUTO_TEST_SUITE_END()
