// PIN requests as a client meets them (product.md, "Before the new portal was enabled: PINs").
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/support/pin_world.hpp"
#include "tests/support/portal.hpp"
#include "tests/support/stopwatch.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct PinPages : Portal {
  Token mailed = send_by_pin();
  FakeBrowser phone = browser(kSafariOnIphone), computer = browser(kFirefoxOnWindows);

  Token send_by_pin() {
    switch_portal(*this, sample.firm, false);
    send_now(*this, sample);
    return mailed_pin(*this, sample, sample.contact);
  }
  std::string pin_path() const { return "/p/" + mailed.text(); }
  Answer choose(FakeBrowser& by, const Pairs& typed = {{"pin", kPin}, {"pin_again", kPin}}) {
    return by.press(by.open(pin_path()), pin_path(), typed);
  }
  Answer enter(FakeBrowser& by, const std::string& pin, const Pairs& more = {}) {
    Pairs typed = {{"pin", pin}};
    typed.insert(typed.end(), more.begin(), more.end());
    return by.press(by.open(pin_path()), pin_path(), typed);
  }
  Answer at_portal(FakeBrowser& by, const std::string& address, const std::string& pin) {
    return by.press(by.open("/pin"), "/pin", {{"email", address}, {"pin", pin}});
  }
  static std::string session_cookie(const Answer& answer) {
    for (const auto& [name, value] : answer.headers) {
      if (name == "Set-Cookie" && value.starts_with("__Host-session=")) return value;
    }
    return {};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pin_pages, PinPages)

BOOST_AUTO_TEST_CASE(the_first_opening_chooses_a_pin_and_every_other_one_asks_for_it) {
  Answer page = phone.open(pin_path());
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.heading() == "2026 tax return");
  BOOST_TEST(page.has("Choose a PIN"));
  BOOST_TEST(page.has("3 requests"));
  BOOST_TEST(page.has("n•••@c•••.example"));
  BOOST_TEST(!page.has("nora@client.example"));
  Answer in = choose(phone);
  BOOST_TEST(in.header("Location") == work_path());
  BOOST_TEST(phone.follow(in).heading() == "2026 tax return");
  BOOST_TEST(phone.open(request_path()).status == 200);
  // The same device goes straight in, another one is asked.
  BOOST_TEST(phone.get(pin_path()).header("Location") == work_path());
  Answer asked = computer.open(pin_path());
  BOOST_TEST(asked.has("Your PIN"));
  BOOST_TEST(!asked.has("pin_again"));
  BOOST_TEST(computer.open(work_path()).status == 403);
  BOOST_TEST(computer.follow(enter(computer, kPin)).heading() == "2026 tax return");
}

BOOST_AUTO_TEST_CASE(it_is_asked_for_again_after_sign_out) {
  choose(phone);
  phone.press(phone.open(work_path()), "/sign-out");
  BOOST_TEST(phone.open(work_path()).status == 403);
  BOOST_TEST(phone.open(pin_path()).has("Your PIN"));
  BOOST_TEST(enter(phone, kPin).status == 303);
}

BOOST_AUTO_TEST_CASE(remember_keeps_the_cookie_for_thirty_days_and_nothing_else_does) {
  Answer without = choose(phone);
  BOOST_TEST(session_cookie(without).find("Max-Age") == std::string::npos);
  clock.pass(12h - 1s);
  BOOST_TEST(phone.open(work_path()).status == 200);
  clock.pass(1s);
  BOOST_TEST(phone.open(work_path()).status == 403);
  Answer with = enter(computer, kPin, {{"remember", "yes"}});
  BOOST_TEST(session_cookie(with).find("; Max-Age=2592000") != std::string::npos);
  clock.pass(std::chrono::days{30} - 1s);
  BOOST_TEST(computer.get(pin_path()).header("Location") == work_path());
  clock.pass(1s);
  BOOST_TEST(computer.open(work_path()).status == 403);
  BOOST_TEST(computer.open(pin_path()).has("Your PIN"));
}

BOOST_AUTO_TEST_CASE(the_session_is_of_its_device_and_has_a_new_number_each_time) {
  choose(phone, {{"pin", kPin}, {"pin_again", kPin}, {"remember", "yes"}});
  const auto before = phone.cookies;
  FakeBrowser thief = browser(kFirefoxOnWindows);
  thief.cookies = before;
  BOOST_TEST(thief.open(work_path()).status == 403);
  phone.cookies.erase("__Host-session");
  enter(phone, kPin);
  BOOST_TEST(phone.cookies.at("__Host-session") != before.at("__Host-session"));
  FakeBrowser replayed = browser(kSafariOnIphone);
  replayed.cookies = before;
  BOOST_TEST(replayed.open(work_path()).status == 403);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_chosen_comes_back_with_the_reason) {
  struct Bad {
    const char *pin, *again, *words;
  };
  for (const Bad& bad : {Bad{"", "", "Type a PIN."}, Bad{"12345", "12345", "This one has 5."},
                         Bad{"pin123", "pin123", "A PIN is made of digits alone."},
                         Bad{"123456", "123456", "everybody tries first"},
                         Bad{"111111", "111111", "everybody tries first"},
                         Bad{"480159", "480195", "The two are not the same."}}) {
    Answer back = choose(phone, {{"pin", bad.pin}, {"pin_again", bad.again}, {"remember", "yes"}});
    BOOST_TEST(back.status == 422);
    BOOST_TEST(back.has(bad.words), bad.words);
    BOOST_TEST(back.has("There is a problem"));
    BOOST_TEST(back.has("value=\"yes\" checked"));
    BOOST_TEST(!back.has("value=\"" + std::string{bad.pin} + "\""));
  }
  BOOST_TEST(count("pins") == 0u);
}

BOOST_AUTO_TEST_CASE(two_tabs_choose_one_pin) {
  Answer first = phone.open(pin_path()), second = phone.open(pin_path());
  phone.press(first, pin_path(), {{"pin", kPin}, {"pin_again", kPin}});
  Answer late = phone.press(second, pin_path(), {{"pin", "907356"}, {"pin_again", "907356"}});
  BOOST_TEST(late.status == 422);
  BOOST_TEST(late.has("You have chosen a PIN already"));
  BOOST_TEST(!late.has("pin_again"));
  BOOST_TEST(count("pins", "failures = 0") == 1u);
  // And a page that asked for a PIN which is gone since shows how to choose one.
  Answer asked = computer.open(pin_path());
  db.execute("DELETE FROM pins");
  Answer none = computer.press(asked, pin_path(), {{"pin", kPin}});
  BOOST_TEST(none.status == 422);
  BOOST_TEST(none.has("pin_again"));
}

BOOST_AUTO_TEST_CASE(wrong_ones_are_told_and_the_fifth_locks_with_the_way_on) {
  give_pin(*this, sample.firm, sample.contact);
  for (const char* left : {"4 more times", "3 more times", "2 more times", "1 more time"}) {
    Answer wrong = enter(phone, "907356");
    BOOST_TEST(wrong.status == 422);
    BOOST_TEST(wrong.has(left), left);
  }
  Answer locked = enter(phone, "907356");
  BOOST_TEST(locked.status == 403);
  BOOST_TEST(locked.has("Your PIN is locked."));
  BOOST_TEST(locked.has_form("/forgot"));
  BOOST_TEST(!locked.has_form(pin_path()));
  // From another device too, and with the right one.
  computer.ip = "198.51.100.4";
  Answer page = computer.open(pin_path());
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("Your PIN is locked."));
  Answer right =
      computer.post(pin_path(), {{"csrf", page.csrf()}, {"pin", kPin}, {"remember", "yes"}});
  BOOST_TEST(right.status == 403);
  BOOST_TEST(session_cookie(right) == "");
}

BOOST_AUTO_TEST_CASE(too_many_tries_from_one_place_are_answered_with_how_long_to_wait) {
  for (int i = 0; i < 6; ++i) {
    BOOST_TEST(at_portal(phone, "nobody@client.example", "907356").status == 422);
  }
  Answer busy = at_portal(phone, "nora@client.example", kPin);
  BOOST_TEST(busy.status == 429);
  BOOST_TEST(busy.header("Retry-After") == "60");
  BOOST_TEST(busy.has("wait 1 minute"));
  // Links that nobody knows count too.
  const std::string unknown = "/p/" + Token::make(random).text();
  BOOST_TEST(phone.post(unknown, {{"csrf", phone.open("/pin").csrf()}}).status == 429);
}

BOOST_AUTO_TEST_CASE(an_unknown_or_mangled_link_says_so_and_changes_nothing) {
  const std::string before = checksum();
  for (const std::string& token : {Token::make(random).text(), mailed.text().substr(1),
                                   mailed.text() + "A", std::string{"x"}}) {
    Answer page = phone.open("/p/" + token);
    BOOST_TEST(page.status == 404);
    BOOST_TEST(page.heading() == "We do not know this link");
  }
  BOOST_TEST(phone.open("/l/" + mailed.text()).status == 404);
  BOOST_TEST(phone.open("/not-me/" + mailed.text()).status == 404);
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(neither_get_nor_head_changes_anything) {
  const std::string before = checksum();
  for (int i = 0; i < 100; ++i) {
    phone.get(pin_path());
    phone.head(pin_path());
    phone.get("/pin");
  }
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(whose_address_was_corrected_or_who_is_gone_is_not_let_in_by_the_old_mail) {
  give_pin(*this, sample.firm, sample.contact);
  Answer page = phone.open(pin_path());
  db.execute(
      "UPDATE contact_addresses SET address = 'nora@new.example', "
      "normal_address = 'nora@new.example'");
  BOOST_TEST(phone.open(pin_path()).status == 410);
  BOOST_TEST(phone.press(page, pin_path(), {{"pin", kPin}}).status == 410);
  // The PIN is the contact's all the same: by the new address it opens.
  BOOST_TEST(phone.follow(at_portal(phone, "nora@new.example", kPin)).status == 200);
  BOOST_TEST(phone.open(work_path()).status == 200);
  db.execute("UPDATE contacts SET deleted_at = ?", {clock.time});
  BOOST_TEST(phone.open(work_path()).status == 403);
  BOOST_TEST(at_portal(computer, "nora@new.example", kPin).status == 422);
}

BOOST_AUTO_TEST_CASE(the_portal_answers_every_wrong_address_and_pin_alike) {
  give_pin(*this, sample.firm, sample.contact);
  AddedContact locked = add_contact("Locked", "lock@client.example");
  give_pin(*this, sample.firm, locked.id);
  db.execute("UPDATE pins SET failures = 5, locked_at = ? WHERE contact_id = ?",
             {clock.time, locked.id});
  AddedContact none = add_contact("None", "none@client.example");
  std::string seen;
  for (const char* address : {"nora@client.example", "lock@client.example", "none@client.example",
                              "nobo@client.example"}) {
    FakeBrowser fresh = browser();
    fresh.ip = "198.51.100." + std::to_string(address[0]) + "";
    fresh.cookies["__Host-visit"] = Token::make(random).text();
    Answer answer = at_portal(fresh, address, "907356");
    std::string text = std::to_string(answer.status) + answer.body;
    // What differs by itself: the address as it was typed, and the csrf of this browser.
    for (const std::string& own : {std::string{address}, answer.csrf()}) {
      for (std::size_t at = 0; (at = text.find(own)) != std::string::npos;) {
        text.replace(at, own.size(), "…");
      }
    }
    for (const auto& [name, value] : answer.headers) text += name + "=" + value + "\n";
    if (seen.empty()) seen = text;
    BOOST_TEST(text == seen, address);
  }
  BOOST_TEST(seen.find("locked") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(known_and_unknown_addresses_take_the_same_time) {
  // security.md 14: medians of many tries within 5 ms; each takes the time of a hash.
  constexpr int kTries = 60;
  std::vector<std::string> known;
  for (int i = 0; i < kTries / 4; ++i) {
    AddedContact contact = add_contact("C", "c" + std::to_string(i) + "@client.example");
    db.execute(
        "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at) "
        "SELECT ?, ?, ?, ?, ?",
        {sample.firm, contact.id, unmatchable_password_hash(), clock.time, clock.time});
    known.push_back(contact.address);
  }
  std::vector<double> times[2], queries[2];
  FakeBrowser by = browser();
  Answer page = by.open("/pin");
  for (int i = 0; i < kTries; ++i) {
    for (bool is_known : {true, false}) {
      by.ip = "10." + std::to_string(is_known) + "." + std::to_string(i / 200) + "." +
              std::to_string(i % 200);
      std::string address = is_known ? known[static_cast<std::size_t>(i) % known.size()]
                                     : "u" + std::to_string(i) + "@client.example";
      db.reset_spent();
      const double begin = milliseconds_by_processor();
      Answer answer = by.press(page, "/pin", {{"email", address}, {"pin", "907356"}});
      times[is_known].push_back(milliseconds_by_processor() - begin);
      queries[is_known].push_back(db.spent().queries);
      BOOST_TEST(answer.status == 422);
    }
  }
  const double unknown = median(times[0]), is_known = median(times[1]);
  BOOST_TEST(std::abs(unknown - is_known) < 5.0, unknown << " ms and " << is_known << " ms");
  BOOST_TEST(unknown > 5.0);  // a hash was computed for both
  // A query more or less is a fifth of a millisecond; a commit would be more.
  BOOST_TEST(std::abs(median(queries[0]) - median(queries[1])) <= 1.0);
  BOOST_TEST(count("pins", "failures = 4") == static_cast<std::uint64_t>(kTries / 4));
}

BOOST_AUTO_TEST_CASE(another_firms_host_knows_neither_the_link_nor_the_pin_nor_the_session) {
  Sample other = add_firm("brightwater");
  choose(phone);
  FakeBrowser there = browser_at(other);
  there.cookies = phone.cookies;
  BOOST_TEST(there.open(pin_path()).status == 404);
  BOOST_TEST(there.open(work_path()).status == 403);
  BOOST_TEST(at_portal(there, "nora@client.example", kPin).status == 422);
}

BOOST_AUTO_TEST_CASE(a_pin_session_sees_pin_requests_and_a_magic_links_session_magic_links) {
  Sample more = add_work("2027 accounts");  // by magic link
  choose(phone);
  BOOST_TEST(phone.open(work_path()).status == 200);
  BOOST_TEST(phone.open(work_path(more)).status == 403);
  switch_portal(*this, sample.firm, true);
  FakeBrowser laptop = browser(kChromeOnMac);
  claim(laptop, mail_token(add_link(more, more.contact, "nora@client.example")));
  BOOST_TEST(laptop.open(work_path(more)).status == 200);
  BOOST_TEST(laptop.open(work_path()).status == 403);
}

BOOST_AUTO_TEST_CASE(a_magic_link_on_the_same_browser_still_opens_after_a_pin) {
  Sample more = add_work("2027 accounts");
  Token link = mail_token(add_link(more, more.contact, "nora@client.example"));
  claim(phone, link);
  choose(phone);
  BOOST_TEST(phone.open(work_path(more)).status == 403);
  // The device still holds it: the mail's link shows the button, not a page that is not theirs.
  Answer page = phone.open(link_path(link));
  BOOST_TEST(page.status == 200);
  BOOST_TEST(phone.follow(phone.press(page, link_path(link))).heading() == "2027 accounts");
}

BOOST_AUTO_TEST_CASE(resent_after_the_switch_the_old_url_leads_to_send_access_link) {
  choose(phone, {{"pin", kPin}, {"pin_again", kPin}, {"remember", "yes"}});
  switch_portal(*this, sample.firm, true);
  BOOST_TEST(phone.open(work_path()).status == 200);
  BOOST_TEST(at_portal(computer, "nora@client.example", kPin).status == 303);
  send_now(*this, sample);
  for (FakeBrowser* by : {&phone, &computer}) {
    BOOST_TEST(by->open(work_path()).status == 403);
    Answer old = by->open(pin_path());
    BOOST_TEST(old.status == 410);
    BOOST_TEST(old.heading() == "There is a newer link");
    BOOST_TEST(old.has_form("/send"));
    BOOST_TEST(!old.has("PIN"));
  }
  BOOST_TEST(at_portal(computer, "nora@client.example", kPin).status == 422);
  Answer sent = phone.press(phone.open(pin_path()), "/send");
  BOOST_TEST(sent.header("Location") == pin_path() + "/sent");
  BOOST_TEST(phone.follow(sent).heading() == "Look in your inbox");
  Token fresh = mail_token(*db.find_value<LinkId>(
      "SELECT link_id FROM outbox WHERE letter = 'access_link' ORDER BY id DESC LIMIT 1", {}));
  BOOST_TEST(claim(phone, fresh).heading() == "2026 tax return");
  // The device that holds it now goes straight in, by the old mail too.
  BOOST_TEST(phone.get(pin_path()).header("Location") == work_path());
}

BOOST_AUTO_TEST_CASE(what_another_contact_of_the_browser_has_open_is_not_replaced_silently) {
  AddedContact sam = add_contact("Sam Quist", "sam@client.example");
  Sample his = add_work("Sam's");
  db.execute("UPDATE checklist_recipients SET contact_id = ?, address = ? WHERE work_item_id = ?",
             {sam.id, sam.address, his.work_item});
  claim(phone, mail_token(add_link(his, sam.id, sam.address)));
  Answer page = phone.open(pin_path());
  BOOST_TEST(page.has("This browser is signed in as <strong>Sam Quist</strong>"));
  phone.press(page, pin_path(), {{"pin", kPin}, {"pin_again", kPin}});
  BOOST_TEST(phone.open(work_path()).has("Nora Quist"));
  BOOST_TEST(phone.open(work_path(his)).status == 403);
}

BOOST_AUTO_TEST_SUITE_END()
