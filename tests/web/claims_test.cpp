// The button of the link's page, and what may not press it (product.md, Magic links 3; security.md
// 5, 8 and 11).
#include <boost/test/unit_test.hpp>

#include "fcgi/http/csrf.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Claims : Portal {
  std::uint64_t claimed_links() { return count("magic_links", "claimed_at IS NOT NULL"); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(claims, Claims)

BOOST_AUTO_TEST_CASE(a_claim_leads_to_the_requests_and_out_of_the_address_bar) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  Answer page = phone.open(link_path(token));
  Answer pressed = phone.press(page, link_path(token));
  BOOST_TEST(pressed.status == 303);
  BOOST_TEST(pressed.header("Location") == work_path());
  Answer work = phone.follow(pressed);
  BOOST_TEST(work.heading() == "2026 tax return");
  for (const char* title : {"Last year’s tax return", "Bank statements &lt;2025 &amp; 2026&gt;",
                            "Rent agreement", "Your signature"}) {
    BOOST_TEST(work.has(title), title);
  }
  BOOST_TEST(work.has("1 of 4 done"));
  BOOST_TEST(!work.has(token.text()));
  BOOST_TEST(claimed_links() == 1u);
  BOOST_TEST(count("bindings") == 1u);
  BOOST_TEST(count("sessions") == 1u);
  BOOST_TEST(count("outbox", "letter = 'new_device'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'link.claimed'") == 1u);
}

BOOST_AUTO_TEST_CASE(cookies_of_a_claim_are_tied_to_the_host_and_last_as_long_as_they_should) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  Answer page = phone.open(link_path(token));
  Answer pressed = phone.press(page, link_path(token));
  std::string device, session;
  for (const auto& [name, value] : pressed.headers) {
    if (value.starts_with("__Host-device=")) device = value;
    if (value.starts_with("__Host-session=")) session = value;
  }
  const std::string flags = "; Path=/; Secure; HttpOnly; SameSite=Lax";
  for (const char* flag : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"}) {
    BOOST_TEST(device.find(flag) != std::string::npos, device);
    BOOST_TEST(session.find(flag) != std::string::npos, session);
  }
  BOOST_TEST(device.find("; Max-Age=34560000") != std::string::npos, device);
  BOOST_TEST(session.find("; Max-Age=2592000") != std::string::npos, session);
  // 43 characters of base64url are 256 bits.
  BOOST_TEST(phone.cookies["__Host-device"].size() == 43u);
  BOOST_TEST(phone.cookies["__Host-session"].size() == 43u);
}

BOOST_AUTO_TEST_CASE(a_portal_without_tls_uses_plain_names_of_cookies) {
  serve_without_tls();
  FakeBrowser phone = claimed();
  BOOST_TEST(phone.cookies.contains("session"));
  BOOST_TEST(phone.cookies.contains("device"));
  BOOST_TEST(!phone.cookies.contains("__Host-session"));
  BOOST_TEST(phone.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_CASE(a_portal_with_tls_takes_no_cookie_that_a_neighbouring_host_could_plant) {
  FakeBrowser phone = claimed(), planted = browser(), victim = browser();
  planted.cookies = {{"device", phone.cookies.at("__Host-device")},
                     {"session", phone.cookies.at("__Host-session")}};
  BOOST_TEST(planted.open(work_path()).status == 403);
  BOOST_TEST(planted.open("/work").status == 403);
  // Nor one that a form's csrf would be bound to.
  const std::string visit = Token::make(random).text();
  victim.cookies = {{"visit", visit}};
  Token token = mailed_link();
  BOOST_TEST(victim.post(link_path(token), {{"csrf", csrf_value(keys, "client", visit)}}).status ==
             403);
  BOOST_TEST(claim(victim, token).status == 200);
}

BOOST_AUTO_TEST_CASE(pressing_the_button_twice_claims_once_and_opens_both_times) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  Answer page = phone.open(link_path(token));
  // Both clicks leave before an answer is there, so the second has none of its cookies.
  FakeBrowser second = phone;
  Answer one = phone.press(page, link_path(token));
  Answer two = second.press(page, link_path(token));
  BOOST_TEST(one.status == 303);
  BOOST_TEST(two.status == 303);
  BOOST_TEST(second.follow(two).heading() == "2026 tax return");
  BOOST_TEST(claimed_links() == 1u);
  BOOST_TEST(count("bindings") == 1u);
  BOOST_TEST(count("devices") == 1u);
  BOOST_TEST(count("outbox", "letter = 'new_device'") == 1u);
  // A browser that got the first answer and presses Back and the button again is let in.
  phone = second;
  Answer again = phone.post(link_path(token), {{"csrf", page.csrf()}});
  BOOST_TEST(again.status == 303);
  BOOST_TEST(again.header("Location") == work_path());
  BOOST_TEST(phone.follow(again).status == 200);
  BOOST_TEST(claimed_links() == 1u);
  BOOST_TEST(count("bindings") == 1u);
  BOOST_TEST(count("sessions") == 1u);
}

BOOST_AUTO_TEST_CASE(a_claim_whose_answer_was_lost_is_repeated_by_the_same_browser_alone) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  Answer page = phone.open(link_path(token));
  const FakeBrowser without_answer = phone;
  phone.press(page, link_path(token));  // and the connection breaks
  clock.pass(std::chrono::minutes{10} - 1s);
  FakeBrowser other = browser(), other_kind = without_answer, same = without_answer;
  other_kind.kind = kFirefoxOnWindows;
  BOOST_TEST(other.press(other.open(link_path(token)), "/send").status == 303);
  BOOST_TEST(other
                 .post(link_path(token),
                       {{"csrf", csrf_value(keys, "client", other.cookies.at("__Host-visit"))}})
                 .status == 403);
  BOOST_TEST(other_kind.press(page, link_path(token)).status == 403);
  BOOST_TEST(same.follow(same.press(page, link_path(token))).heading() == "2026 tax return");
  BOOST_TEST(count("devices") == 1u);
  FakeBrowser late = without_answer;
  clock.pass(1s);
  BOOST_TEST(late.press(page, link_path(token)).status == 403);
  // Long after, a browser that lost its device cookie becomes a device of its own.
  BOOST_TEST(claim(late, mailed_link()).status == 200);
  BOOST_TEST(count("devices") == 2u);
}

BOOST_AUTO_TEST_CASE(two_links_opened_before_either_is_claimed_make_one_device) {
  Sample more = add_work("2027 accounts");
  Token one = mailed_link();
  Token two = mail_token(add_link(more, more.contact, "nora@client.example"));
  FakeBrowser first_tab = browser();
  Answer first = first_tab.open(link_path(one));
  Answer second = first_tab.open(link_path(two));
  FakeBrowser second_tab = first_tab;
  first_tab.press(first, link_path(one));
  second_tab.press(second, link_path(two));
  BOOST_TEST(count("devices") == 1u);
  BOOST_TEST(second_tab.open(work_path()).status == 200);
  BOOST_TEST(second_tab.open(work_path(more)).status == 200);
}

BOOST_AUTO_TEST_CASE(a_session_number_that_an_attacker_planted_is_never_used) {
  // Fixation: the attacker claims a link of their own, plants the cookies in the victim's browser,
  // and waits for the victim to come in with them.
  AddedContact attacker = add_contact("Mal Lory", "mal@client.example");
  add_recipient(attacker);
  FakeBrowser mal = browser();
  claim(mal, mail_token(add_link(sample, attacker.id, attacker.address)));
  const auto planted = mal.cookies;

  Token token = mailed_link();
  FakeBrowser victim = browser();
  victim.cookies = planted;
  Answer page = victim.open(link_path(token));
  BOOST_TEST(page.has("Opening these requests signs Mal Lory out here"));
  BOOST_TEST(victim.follow(victim.press(page, link_path(token))).status == 200);
  BOOST_TEST(victim.cookies["__Host-session"] != planted.at("__Host-session"));
  mal.cookies = planted;
  Answer replayed = mal.open(work_path());
  BOOST_TEST(replayed.status == 403);
  BOOST_TEST(!replayed.has("Rent agreement"));
  BOOST_TEST(count("sessions") == 1u);
}

BOOST_AUTO_TEST_CASE(each_claim_starts_a_session_of_its_own_and_ends_the_one_before) {
  FakeBrowser phone = claimed();
  const auto before = phone.cookies;
  claim(phone, mailed_link());
  BOOST_TEST(phone.cookies["__Host-session"] != before.at("__Host-session"));
  BOOST_TEST(phone.cookies["__Host-device"] == before.at("__Host-device"));
  FakeBrowser replayed = browser();
  replayed.cookies = before;
  BOOST_TEST(replayed.open(work_path()).status == 403);
  BOOST_TEST(phone.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_CASE(a_visit_cookie_of_before_the_claim_signs_nobody_in) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  Answer page = phone.open(link_path(token));
  const std::string visit = phone.cookies.at("__Host-visit");
  phone.press(page, link_path(token));
  FakeBrowser other = browser();
  other.cookies = {{"__Host-visit", visit},
                   {"__Host-session", visit},
                   {"__Host-device", phone.cookies.at("__Host-device")}};
  BOOST_TEST(other.open(work_path()).status == 403);
}

BOOST_AUTO_TEST_CASE(a_form_without_its_own_csrf_changes_nothing) {
  Token token = mailed_link();
  FakeBrowser phone = browser(), elsewhere = browser();
  Answer page = phone.open(link_path(token));
  const std::string mine = page.csrf();
  const std::string theirs = elsewhere.open(link_path(token)).csrf();
  const std::string visit = phone.cookies.at("__Host-visit");
  std::string flipped = mine;
  flipped[5] = flipped[5] == 'A' ? 'B' : 'A';
  const std::string before = checksum();
  for (const Pairs& fields :
       std::vector<Pairs>{{},
                          {{"csrf", ""}},
                          {{"csrf", theirs}},                            // of another session
                          {{"csrf", csrf_value(keys, "staff", visit)}},  // of another area
                          {{"csrf", csrf_value(keys, "client", "")}},
                          {{"csrf", visit}},
                          {{"csrf", flipped}},
                          {{"csrf", mine + "A"}},
                          {{"csrf", theirs}, {"csrf", mine}},  // the first one counts
                          {{"CSRF", mine}}}) {
    Answer refused = phone.post(link_path(token), fields);
    BOOST_TEST(refused.status == 403);
    BOOST_TEST(refused.heading() == "This page has grown old");
  }
  BOOST_TEST(checksum() == before);
  // In the query it is not looked for.
  BOOST_TEST(phone.post(link_path(token) + "?csrf=" + mine, {}).status == 403);
  BOOST_TEST(checksum() == before);
  BOOST_TEST(phone.post(link_path(token), {{"csrf", mine}}).status == 303);
}

BOOST_AUTO_TEST_CASE(a_browser_without_cookies_is_told_so_and_claims_nothing) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  Answer page = phone.open(link_path(token));
  phone.cookies.clear();
  Answer refused = phone.press(page, link_path(token));
  BOOST_TEST(refused.status == 403);
  BOOST_TEST(refused.has("keeps no cookies"));
  BOOST_TEST(claimed_links() == 0u);
}

BOOST_AUTO_TEST_CASE(a_form_that_another_site_sends_changes_nothing) {
  Token token = mailed_link();
  FakeBrowser phone = browser();
  const std::string csrf = phone.open(link_path(token)).csrf();
  const std::string body = urlencode({{"csrf", csrf}});
  auto sent = [&](const std::string& site, const std::string& origin) {
    Request request = phone.request(Method::post, link_path(token));
    request.sec_fetch_site = site;
    request.origin = origin;
    request.content_type = "application/x-www-form-urlencoded";
    return phone.send(request, body).status;
  };
  const std::string before = checksum();
  BOOST_TEST(sent("cross-site", "https://evil.example") == 403);
  BOOST_TEST(sent("cross-site", "") == 403);
  BOOST_TEST(sent("same-site", "https://other.hartwell.example") == 403);
  BOOST_TEST(sent("", "https://evil.example") == 403);
  BOOST_TEST(sent("", "http://hartwell.example") == 403);
  BOOST_TEST(sent("", "https://hartwell.example.evil.example") == 403);
  BOOST_TEST(sent("", "https://hartwell.example:8443") == 403);
  BOOST_TEST(sent("same-origin", "https://evil.example") == 403);
  BOOST_TEST(sent("SAME-ORIGIN", "") == 403);
  BOOST_TEST(checksum() == before);
  // What browsers send under our own Referrer-Policy.
  BOOST_TEST(sent("same-origin", "null") == 303);
}

BOOST_AUTO_TEST_CASE(another_contacts_session_is_replaced_only_after_a_warning) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  FakeBrowser shared = claimed();
  Token token = mail_token(add_link(sample, partner.id, partner.address));
  Answer page = shared.open(link_path(token));
  BOOST_TEST(page.has("This browser is signed in as <strong>Nora Quist</strong>"));
  BOOST_TEST(page.has("Jo Quist"));
  // Looking has not signed Nora out.
  BOOST_TEST(shared.open(work_path()).has("Opened for</span> <strong>Nora Quist"));
  shared.press(page, link_path(token));
  BOOST_TEST(shared.open(work_path()).has("Opened for</span> <strong>Jo Quist"));
  BOOST_TEST(count("sessions") == 1u);
}

BOOST_AUTO_TEST_CASE(a_tab_of_before_another_contacts_session_warns_before_it_replaces_that) {
  AddedContact petra = add_contact("Petra Keller", "petra@client.example");
  add_recipient(petra);
  Token first = mailed_link();
  Token hers = mail_token(add_link(sample, petra.id, petra.address));
  FakeBrowser laptop = browser();
  Answer early = laptop.open(link_path(first));  // nobody is signed in: no warning
  BOOST_TEST(!early.has("is signed in as"));
  laptop.press(laptop.open(link_path(hers)), link_path(hers));
  const auto before = checksum({"sessions"});
  Answer asked = laptop.follow(laptop.press(early, link_path(first)));
  BOOST_TEST(asked.has("This browser is signed in as <strong>Petra Keller</strong>"));
  BOOST_TEST(checksum({"sessions"}) == before);
  BOOST_TEST(laptop.press(asked, link_path(first)).status == 303);
}

BOOST_AUTO_TEST_CASE(an_updated_browser_keeps_its_device_and_another_kind_is_refused_and_recorded) {
  FakeBrowser phone = claimed();
  FakeBrowser updated = browser(kNewerSafariOnIphone), thief = browser(kFirefoxOnWindows);
  updated.cookies = thief.cookies = phone.cookies;
  thief.ip = "198.51.100.66";
  BOOST_TEST(updated.open(work_path()).status == 200);
  for (int i = 0; i < 3; ++i) {
    Answer refused = thief.open(work_path());
    BOOST_TEST(refused.status == 403);
    BOOST_TEST(!refused.has("2026 tax return"));
    BOOST_TEST(thief.open("/work").status == 403);
  }
  BOOST_TEST(count("audit_events", "action = 'device.refused' AND ip = '198.51.100.66'") == 1u);
  BOOST_TEST(phone.open(work_path()).status == 200);
  // The language is part of it, too.
  FakeBrowser foreign = browser({kSafariOnIphone.user_agent, "fr-FR,fr;q=0.9"});
  foreign.cookies = phone.cookies;
  BOOST_TEST(foreign.open(work_path()).status == 403);
}

BOOST_AUTO_TEST_CASE(a_refused_claim_leaves_the_holder_alone) {
  Token token = mailed_link();
  FakeBrowser phone = browser(), computer = browser(kFirefoxOnWindows);
  Answer late = computer.open(link_path(token));
  claim(phone, token);
  const std::string before = checksum({"audit_events", "audit_heads", "rate_limits"});
  Answer refused = computer.press(late, link_path(token));
  BOOST_TEST(refused.status == 403);
  BOOST_TEST(refused.has("Safari on iPhone"));
  BOOST_TEST(refused.has_form("/send"));
  BOOST_TEST(!computer.cookies.contains("__Host-session"));
  BOOST_TEST(checksum({"audit_events", "audit_heads", "rate_limits"}) == before);
  BOOST_TEST(count("audit_events", "action = 'link.refused'") == 1u);
}

BOOST_AUTO_TEST_CASE(claims_of_a_link_that_is_open_elsewhere_are_counted_and_stopped) {
  Token token = mailed_link();
  FakeBrowser phone = browser(), stranger = browser(kFirefoxOnWindows);
  Answer page = stranger.open(link_path(token));
  phone.press(phone.open(link_path(token)), link_path(token));
  for (int i = 0; i < 6; ++i) BOOST_TEST(stranger.press(page, link_path(token)).status == 403);
  BOOST_TEST(stranger.press(page, link_path(token)).status == 429);
  BOOST_TEST(count("audit_events", "action = 'link.refused'") == 6u);
  // The way by mail stays open.
  BOOST_TEST(stranger.open(link_path(token)).has("Send Access Link"));
}

BOOST_AUTO_TEST_CASE(claims_of_unknown_links_are_counted_and_stopped) {
  FakeBrowser guesser = browser();
  const std::string csrf = guesser.open(link_path(mailed_link())).csrf();
  for (int i = 0; i < 6; ++i) {
    BOOST_TEST(guesser.post("/l/" + Token::make(random).text(), {{"csrf", csrf}}).status == 404);
  }
  Answer stopped = guesser.post("/l/" + Token::make(random).text(), {{"csrf", csrf}});
  BOOST_TEST(stopped.status == 429);
  BOOST_TEST(stopped.header("Retry-After") == "60");
  // A real link opens all the same: a lock never keeps the client out of the mailed way.
  BOOST_TEST(claim(guesser, mailed_link()).status == 200);
  clock.pass(60s);
  FakeBrowser later = browser();
  const std::string again = later.open(link_path(mailed_link())).csrf();
  BOOST_TEST(later.post("/l/" + Token::make(random).text(), {{"csrf", again}}).status == 404);
}

BOOST_AUTO_TEST_CASE(a_page_stays_good_when_its_person_opens_another_link_beside_it) {
  FakeBrowser phone = claimed();
  Answer first_tab = phone.open(request_path());
  const Sample payroll = add_work("Payroll"), vat = add_work("VAT");
  const std::string link =
      "/l/" + mail_token(add_link(payroll, sample.contact, "nora@client.example")).text();
  const std::string other =
      "/l/" + mail_token(add_link(vat, sample.contact, "nora@client.example")).text();
  Answer second_tab = phone.open(link), third_tab = phone.open(other);
  BOOST_TEST(phone.press(second_tab, link).status == 303);
  BOOST_TEST(phone.press(third_tab, other).status == 303);
  BOOST_TEST(phone.press(first_tab, "/comments", {{"comment", "From the first tab"}}).status ==
             303);
  BOOST_TEST(count("comments") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
