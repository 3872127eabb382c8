// What a mailed URL opens, to whomever opens it (product.md, Magic links 2 and 5).
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

BOOST_FIXTURE_TEST_SUITE(links, Portal)

BOOST_AUTO_TEST_CASE(a_mailed_link_says_who_asks_what_for_and_whom_and_has_one_button) {
  Token token = mailed_link();
  FakeBrowser browser = this->browser();
  Answer page = browser.open(link_path(token));
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.heading() == "2026 tax return");
  BOOST_TEST(page.has("Ada Finch at Hartwell &amp; Finch has sent you 3 requests for"));
  BOOST_TEST(page.has("Nora Quist"));
  BOOST_TEST(page.has("Tuesday 1 December 2026"));
  BOOST_TEST(!page.has("nora@client.example"));
  BOOST_TEST(page.has("n•••@c•••.example"));
  BOOST_TEST(page.has("Open my requests"));
  BOOST_TEST(page.forms().size() == 1u);
  BOOST_TEST(page.form("").action == link_path(token));
  // Nothing submits itself, and nothing of the requests shows before the claim.
  BOOST_TEST(!page.has("Rent agreement"));
  BOOST_TEST(!page.has("onload"));
  BOOST_TEST(!page.has("http-equiv"));
}

BOOST_AUTO_TEST_CASE(
    a_link_page_loads_nothing_from_elsewhere_and_names_its_token_in_its_form_alone) {
  Token token = mailed_link();
  FakeBrowser browser = this->browser();
  Answer page = browser.open(link_path(token));
  for (const char* attribute : {"src=\"", "href=\""}) {
    for (std::size_t at = 0; (at = page.body.find(attribute, at)) != std::string::npos;) {
      at += std::string_view{attribute}.size();
      const std::string to = page.body.substr(at, page.body.find('"', at) - at);
      BOOST_TEST((to.starts_with('/') || to.starts_with('#') || to.starts_with("mailto:")), to);
      BOOST_TEST(!to.starts_with("//"));
      BOOST_TEST(to.find(token.text()) == std::string::npos);
    }
  }
  BOOST_TEST(page.route == "/l/{token}");
}

BOOST_AUTO_TEST_CASE(opening_and_loading_a_link_a_thousand_times_changes_nothing) {
  Token fresh = mailed_link(), used = mailed_link();
  FakeBrowser holder = browser(kFirefoxOnWindows);
  claim(holder, used);
  Token again = mailed_link(), gone = mailed_link();
  Token notice = mail_token(
      *db.find_value<LinkId>("SELECT id FROM magic_links WHERE claimed_at IS NOT NULL", {}),
      Purpose::not_me_token);
  db.execute("UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced' WHERE id = ?",
             {clock.time, *db.find_value<LinkId>("SELECT MAX(id) FROM magic_links", {})});
  const std::string before = checksum();
  FakeBrowser scanner = browser(kChromeOnMac), keeper = browser(kChromeOnMac);
  const std::string unknown = Token::make(random).text();
  int asked = 0;
  for (int round = 0; round < 84; ++round) {
    for (const std::string& path : {link_path(fresh), link_path(again), link_path(used),
                                    link_path(gone), "/l/" + unknown, "/not-me/" + notice.text()}) {
      scanner.cookies.clear();  // scanners keep none
      BOOST_TEST(scanner.head(path).status < 500);
      BOOST_TEST(keeper.get(path).status < 500);
      asked += 2;
    }
  }
  BOOST_TEST(asked >= 1000);
  BOOST_TEST(checksum() == before);
  BOOST_TEST(scanner.open(link_path(again)).has("Open my requests"));
}

BOOST_AUTO_TEST_CASE(unknown_and_malformed_tokens_get_one_and_the_same_page) {
  FakeBrowser browser = this->browser();
  const std::string unknown = Token::make(random).text();
  Answer expected = browser.open("/l/" + unknown);
  BOOST_TEST(expected.status == 404);
  BOOST_TEST(expected.heading() == "We do not know this link");
  BOOST_TEST(!expected.has("Send Access Link"));
  const std::string cut = unknown.substr(0, 20), longer = unknown + "A";
  for (const std::string& bad :
       {cut, longer, std::string("x"), std::string(5000, 'a'), unknown.substr(1) + "=",
        std::string("..%2F.."), std::string("\xff\xfe"), std::string("'; DROP TABLE firms"),
        std::string("<script>alert(1)"), std::string("a\0b", 3)}) {
    Answer page = browser.open("/l/" + bad);
    BOOST_TEST(page.status == 404);
    BOOST_TEST(page.body == expected.body);
    Answer posted = browser.post("/l/" + bad, {{"csrf", ""}});
    BOOST_TEST(posted.status == 403);
  }
}

BOOST_AUTO_TEST_CASE(a_link_of_another_firm_is_unknown) {
  Sample other = add_firm("brightwater");
  Token token = mail_token(add_link(other, other.contact, "nora@client.example"));
  FakeBrowser here = browser(), there = browser_at(other);
  BOOST_TEST(here.open(link_path(token)).status == 404);
  BOOST_TEST(there.open(link_path(token)).status == 200);
}

BOOST_AUTO_TEST_CASE(the_wrong_kind_of_token_opens_nothing) {
  FakeBrowser holder = claimed();
  const LinkId link = *db.find_value<LinkId>("SELECT MAX(id) FROM magic_links", {});
  Token notice = mail_token(link, Purpose::not_me_token);
  Token token = mail_token(link);
  FakeBrowser other = browser(kFirefoxOnWindows);
  BOOST_TEST(other.open("/l/" + notice.text()).status == 404);
  BOOST_TEST(other.open("/not-me/" + token.text()).status == 404);
  // Nor do the cookies, which are tokens too.
  for (const auto& [name, value] : holder.cookies) {
    BOOST_TEST(other.open("/l/" + value).status == 404);
    BOOST_TEST(other.open("/not-me/" + value).status == 404);
  }
}

BOOST_AUTO_TEST_CASE(a_second_device_is_told_which_one_holds_the_work_and_has_one_way_on) {
  Token token = mailed_link();
  FakeBrowser phone = browser(kSafariOnIphone), computer = browser(kFirefoxOnWindows);
  BOOST_TEST(claim(phone, token).status == 200);
  Answer page = computer.open(link_path(token));
  BOOST_TEST(page.status == 403);
  BOOST_TEST(page.heading() == "This link was opened on another device");
  BOOST_TEST(page.has("Safari on iPhone"));
  // Nora lives in Berlin.
  BOOST_TEST(page.has("Monday 23 November 2026 at 10:00"));
  BOOST_TEST(page.forms().size() == 1u);
  BOOST_TEST(page.form("/send").action == link_path(token) + "/send");
  BOOST_TEST(page.has("Send Access Link"));
  BOOST_TEST(!page.has("nora@client.example"));
  BOOST_TEST(!page.has("Rent agreement"));
}

BOOST_AUTO_TEST_CASE(each_link_that_does_not_open_says_why_and_offers_a_new_one) {
  auto heading_of = [&](const Token& token) {
    FakeBrowser somebody = browser(kChromeOnMac);
    Answer page = somebody.open(link_path(token));
    BOOST_TEST(page.status == 410);
    BOOST_TEST(page.has_form("/send"));
    BOOST_TEST(page.has("2026 tax return"));
    return page.heading();
  };
  Token replaced = mailed_link();
  db.execute("UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced'", {clock.time});
  BOOST_TEST(heading_of(replaced) == "There is a newer link");
  Token late = mailed_link();
  clock.pass(std::chrono::days{90});
  BOOST_TEST(heading_of(late) == "This link is too old");

  Token held = mailed_link();
  FakeBrowser phone = browser();
  claim(phone, held);
  clock.pass(std::chrono::days{30});
  Answer lapsed = phone.open(link_path(held));
  BOOST_TEST(lapsed.status == 410);
  BOOST_TEST(lapsed.heading() == "It is time for a new link");
  BOOST_TEST(lapsed.has_form("/send"));
}

BOOST_AUTO_TEST_CASE(the_newest_mail_does_not_send_one_to_a_newer_one_when_an_older_was_opened) {
  Token older = mailed_link();
  clock.pass(1h);
  Token newest = mailed_link();
  FakeBrowser phone = browser(kSafariOnIphone), computer = browser(kFirefoxOnWindows);
  claim(phone, older);
  Answer page = computer.open(link_path(newest));
  BOOST_TEST(page.status == 403);
  BOOST_TEST(page.heading() == "This link was opened on another device");
  BOOST_TEST(page.has("Safari on iPhone"));
  BOOST_TEST(page.has_form("/send"));
}

BOOST_AUTO_TEST_CASE(an_address_that_only_takes_forms_leads_back_to_its_page) {
  Token token = mailed_link();
  FakeBrowser phone = claimed(), computer = browser(kFirefoxOnWindows);
  Answer back = computer.get(link_path(token) + "/send");
  BOOST_TEST(back.status == 303);
  BOOST_TEST(back.header("Location") == link_path(token));
  BOOST_TEST(phone.get(request_path() + "/answer").header("Location") == request_path());
  BOOST_TEST(phone.get("/devices/1/name").header("Location") == "/devices");
  BOOST_TEST(phone.head("/sign-out").header("Location") == "/");
  BOOST_TEST(phone.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_CASE(what_caches_keep_for_everybody_carries_nobodys_cookie) {
  FakeBrowser somebody = browser();
  Answer colours = somebody.open("/brand.css");
  BOOST_TEST(colours.header("Cache-Control").starts_with("public"));
  BOOST_TEST(colours.header("Set-Cookie") == "");
  BOOST_TEST(somebody.open("/").header("Set-Cookie") != "");
}

BOOST_AUTO_TEST_CASE(the_foot_says_how_to_reach_the_firm_whatever_ways_there_are) {
  FakeBrowser somebody = browser();
  BOOST_TEST(somebody.open("/").has(
      "</a> or by telephone on <span class=\"nowrap\">+44 20 7946 0100</span>."));
  db.execute("UPDATE firms SET contact_email = ''");
  BOOST_TEST(
      somebody.open("/").has("Reach Hartwell &amp; Finch by telephone on <span "
                             "class=\"nowrap\">+44 20 7946 0100</span>."));
  db.execute("UPDATE firms SET contact_phone = ''");
  BOOST_TEST(!somebody.open("/").has("Questions?"));
}

BOOST_AUTO_TEST_CASE(a_link_whose_contact_is_gone_says_so_without_a_button) {
  Token token = mailed_link();
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  FakeBrowser browser = this->browser();
  Answer page = browser.open(link_path(token));
  BOOST_TEST(page.status == 410);
  BOOST_TEST(page.forms().empty());
  BOOST_TEST(!page.has("2026 tax return"));
  BOOST_TEST(!page.has("Nora"));
}

BOOST_AUTO_TEST_CASE(the_bound_device_goes_straight_in_from_the_mail) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  claim(phone, token);
  clock.pass(std::chrono::days{29});
  Answer page = phone.get(link_path(token));
  BOOST_TEST(page.status == 303);
  BOOST_TEST(page.header("Location") == work_path());
  BOOST_TEST(phone.follow(page).heading() == "2026 tax return");
}

BOOST_AUTO_TEST_CASE(after_signing_out_the_bound_device_comes_in_by_the_link_again) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  Answer work = claim(phone, token);
  Answer out = phone.press(work, "/sign-out");
  BOOST_TEST(out.header("Location") == "/?said=signed-out");
  BOOST_TEST(phone.open(work_path()).status == 403);
  Answer page = phone.open(link_path(token));
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("You signed out on this device"));
  BOOST_TEST(phone.follow(phone.press(page, link_path(token))).status == 200);
  BOOST_TEST(phone.open(work_path()).status == 200);
  BOOST_TEST(count("bindings") == 1u);
}

BOOST_AUTO_TEST_CASE(
    work_that_lies_with_another_device_leads_to_send_access_link_without_the_mail) {
  FakeBrowser phone = claimed();
  FakeBrowser computer = claimed(kFirefoxOnWindows);
  // The phone's session page: bookmarked, perhaps.
  Answer page = phone.open(work_path());
  BOOST_TEST(page.status == 403);
  BOOST_TEST(page.has("Firefox on a Windows computer"));
  BOOST_TEST(page.form("/send").action == work_path() + "/send");
  Answer sent = phone.press(page, "/send");
  BOOST_TEST(sent.header("Location") == work_path() + "/sent");
  BOOST_TEST(phone.follow(sent).heading() == "Look in your inbox");
  BOOST_TEST(count("outbox", "letter = 'access_link' AND to_address = 'nora@client.example'") ==
             1u);
}

BOOST_AUTO_TEST_SUITE_END()
