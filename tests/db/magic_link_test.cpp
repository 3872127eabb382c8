#include "core/domain/magic_link.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/device.hpp"
#include "core/domain/outbox.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

struct Links : World {
  Browser phone{
      .device = {}, .fingerprint = {1}, .description = "Safari on iPhone", .ip = "203.0.113.1"};
  Browser computer{
      .device = {}, .fingerprint = {2}, .description = "Firefox on a Mac", .ip = "203.0.113.2"};
  Browser tablet{
      .device = {}, .fingerprint = {3}, .description = "Safari on iPad", .ip = "203.0.113.3"};

  LinkView look(const Token& token, const Browser& by) {
    auto view = look_at_link(db, sample.firm, hash(token), by.device, clock.time);
    BOOST_TEST_REQUIRE(view.has_value());
    return *view;
  }
  LinkState state(const Token& token, const Browser& by) { return look(token, by).state; }
  /// Claims, and remembers the device as its cookie would.
  ClaimResult claim_by(Browser& by, const Token& token) {
    ClaimResult result = claim(db, keys, random, firm(), hash(token), by, std::nullopt, clock.time);
    if (result.device_cookie) {
      by.device =
          db.find_value<DeviceId>("SELECT id FROM devices WHERE token_hash = ?",
                                  {keys.hash(Purpose::device_token, *result.device_cookie)});
    }
    return result;
  }
  bool holds(const Browser& by) {
    return by.device && find_binding_end(db, sample.firm, sample.contact, sample.work_item,
                                         *by.device, clock.time);
  }
  std::size_t outstanding() {
    return count("magic_links", "claimed_at IS NULL AND ended_at IS NULL AND expires_at > '" +
                                    sql_time(clock.time) + "'");
  }
  AccessLinkResult ask(const Token& token, const Browser& by) {
    return send_access_link(db, keys, random, firm(), look(token, by), by, clock.time);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(magic_link, Links)

BOOST_AUTO_TEST_CASE(a_new_link_is_claimable_by_anybody_who_has_it) {
  Token token = mailed_link();
  LinkView view = look(token, phone);
  BOOST_TEST((view.state == LinkState::claimable));
  BOOST_TEST(view.contact_name == "Nora Quist");
  BOOST_TEST(view.contact_time_zone == "Europe/Berlin");
  BOOST_TEST(view.work_title == "2026 tax return");
  BOOST_TEST(view.client_name == "Quist Bakery Ltd");
  BOOST_TEST(view.sender_name == "Ada Finch");
  BOOST_TEST(view.address == "nora@client.example");
  BOOST_TEST(!look_at_link(db, sample.firm, hash(Token::make(random)), {}, clock.time));
}

BOOST_AUTO_TEST_CASE(all_tokens_of_a_link_open_it_and_one_claim_takes_them_all) {
  LinkId link = add_link();
  Token first = mail_token(link), second = mail_token(link);
  BOOST_TEST((claim_by(phone, first).outcome == ClaimOutcome::claimed));
  BOOST_TEST((state(second, phone) == LinkState::bound_here));
  BOOST_TEST((state(second, computer) == LinkState::elsewhere));
}

BOOST_AUTO_TEST_CASE(a_claim_makes_device_binding_session_notice_and_trail) {
  Token token = mailed_link();
  ClaimResult result = claim_by(phone, token);
  BOOST_TEST((result.outcome == ClaimOutcome::claimed));
  BOOST_TEST((result.work_item == sample.work_item));
  BOOST_TEST(result.device_cookie.has_value());
  BOOST_TEST(result.session_cookie.has_value());
  BOOST_TEST(holds(phone));
  BOOST_TEST(count("bindings", "expires_at = claimed_at + INTERVAL 30 DAY") == 1u);
  BOOST_TEST(count("sessions", "kind = 'link' AND expires_at = created_at + INTERVAL 30 DAY") ==
             1u);
  BOOST_TEST(count("outbox", "letter = 'new_device' AND to_address = 'nora@client.example'") == 1u);
  BOOST_TEST(count("audit_events",
                   "action = 'link.claimed' AND actor_kind = 'contact' AND ip = '203.0.113.1' "
                   "AND detail = 'Safari on iPhone'") == 1u);
  const std::string dump = database.dump();
  for (const Token& secret : {token, *result.device_cookie, *result.session_cookie}) {
    BOOST_TEST(dump.find(secret.text()) == std::string::npos);
    BOOST_TEST(dump.find(as_text(secret.bytes())) == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(claiming_again_on_the_same_device_notifies_nobody_and_begins_new_days) {
  claim_by(phone, mailed_link());
  clock.pass(days{20});
  ClaimResult again = claim_by(phone, mailed_link());
  BOOST_TEST((again.outcome == ClaimOutcome::claimed));
  BOOST_TEST(!again.device_cookie.has_value());
  BOOST_TEST(count("outbox", "letter = 'new_device'") == 1u);
  clock.pass(days{29});
  BOOST_TEST(holds(phone));
  clock.pass(days{1});
  BOOST_TEST(!holds(phone));
}

BOOST_AUTO_TEST_CASE(reopening_a_claimed_link_does_not_lengthen_its_days) {
  Token token = mailed_link();
  claim_by(phone, token);
  clock.pass(days{29});
  BOOST_TEST((claim_by(phone, token).outcome == ClaimOutcome::already_here));
  BOOST_TEST(count("sessions", "expires_at = '" + sql_time(clock.time + days{1}) + "'") == 1u);
  clock.pass(days{1});
  BOOST_TEST(!holds(phone));
  BOOST_TEST((state(token, phone) == LinkState::lapsed));
}

BOOST_AUTO_TEST_CASE(an_unclaimed_link_ends_with_link_days_to_the_second) {
  db.execute("UPDATE firms SET link_days = 7 WHERE id = ?", {sample.firm});
  Token token = mailed_link();
  db.execute("UPDATE magic_links SET expires_at = ?", {clock.time + firm().link_days});
  clock.pass(days{7} - 1s);
  BOOST_TEST((state(token, phone) == LinkState::claimable));
  clock.pass(1s);
  LinkView view = look(token, phone);
  BOOST_TEST((view.state == LinkState::expired));
  BOOST_TEST((view.since == clock.time));
  BOOST_TEST((claim_by(phone, token).outcome == ClaimOutcome::not_claimable));
  clock.pass(1s);
  BOOST_TEST((state(token, phone) == LinkState::expired));
  BOOST_TEST((claim_by(phone, token).outcome == ClaimOutcome::not_claimable));
  BOOST_TEST(count("bindings") == 0u);
}

BOOST_AUTO_TEST_CASE(a_link_is_claimed_a_second_before_its_end) {
  Token token = mailed_link();
  clock.pass(days{90} - 1s);
  BOOST_TEST((claim_by(phone, token).outcome == ClaimOutcome::claimed));
  clock.pass(days{29});
  BOOST_TEST((state(token, phone) == LinkState::bound_here));
}

BOOST_AUTO_TEST_CASE(an_access_link_ends_with_its_hours_to_the_second) {
  db.execute("UPDATE firms SET access_link_hours = 2 WHERE id = ?", {sample.firm});
  Token old = mailed_link();
  claim_by(phone, old);
  BOOST_TEST((ask(old, computer).outcome == AccessLinkOutcome::sent));
  auto link = *db.find_value<LinkId>("SELECT link_id FROM outbox WHERE letter = 'access_link'", {});
  Token token = mail_token(link);
  clock.pass(2h - 1s);
  BOOST_TEST((state(token, computer) == LinkState::claimable));
  clock.pass(1s);
  BOOST_TEST((state(token, computer) == LinkState::expired));
  BOOST_TEST((claim_by(computer, token).outcome == ClaimOutcome::not_claimable));
}

BOOST_AUTO_TEST_CASE(a_binding_ends_with_binding_days_to_the_second) {
  db.execute("UPDATE firms SET binding_days = 3 WHERE id = ?", {sample.firm});
  Token token = mailed_link();
  claim_by(phone, token);
  clock.pass(days{3} - 1s);
  BOOST_TEST(holds(phone));
  BOOST_TEST((state(token, phone) == LinkState::bound_here));
  clock.pass(1s);
  BOOST_TEST(!holds(phone));
  LinkView view = look(token, phone);
  BOOST_TEST((view.state == LinkState::lapsed));
  BOOST_TEST((view.since == clock.time));
  BOOST_TEST((state(token, computer) == LinkState::elsewhere));
}

BOOST_AUTO_TEST_CASE(a_claim_ends_the_siblings_that_nobody_claimed_and_no_others) {
  Sample more = add_work("2027 accounts");
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  Token one = mailed_link(), two = mailed_link();
  Token other_work = mail_token(add_link(more, sample.contact, "nora@client.example"));
  Token other_contact = mail_token(add_link(sample, partner.id, partner.address));
  claim_by(phone, two);
  LinkView replaced = look(one, computer);
  BOOST_TEST((replaced.state == LinkState::replaced));
  BOOST_TEST((replaced.since == clock.time));
  BOOST_TEST((state(one, phone) == LinkState::bound_here));
  BOOST_TEST((state(other_work, computer) == LinkState::claimable));
  BOOST_TEST((state(other_contact, computer) == LinkState::claimable));
  BOOST_TEST((claim_by(computer, one).outcome == ClaimOutcome::not_claimable));
}

BOOST_AUTO_TEST_CASE(the_claim_of_a_newer_link_moves_the_work_and_each_side_sees_why) {
  Token first = mailed_link();
  claim_by(phone, first);
  clock.pass(1h);
  Token second = mailed_link();
  claim_by(computer, second);
  BOOST_TEST(holds(computer));
  BOOST_TEST(!holds(phone));
  LinkView moved = look(first, phone);
  BOOST_TEST((moved.state == LinkState::moved));
  BOOST_TEST(moved.other_device.value() == "Firefox on a Mac");
  BOOST_TEST((moved.other_since == clock.time));
  BOOST_TEST((state(second, phone) == LinkState::moved));
  BOOST_TEST((state(first, computer) == LinkState::bound_here));
  LinkView third = look(first, tablet);
  BOOST_TEST((third.state == LinkState::elsewhere));
  BOOST_TEST(third.other_device.value() == "Firefox on a Mac");
  auto lapsed = look_at_lapsed(db, sample.firm, *phone.device, sample.work_item, clock.time);
  BOOST_TEST_REQUIRE(lapsed.has_value());
  BOOST_TEST((lapsed->state == LinkState::moved));
}

BOOST_AUTO_TEST_CASE(a_firm_may_let_two_devices_hold_the_work_and_the_oldest_goes_first) {
  db.execute("UPDATE firms SET devices_per_contact = 2 WHERE id = ?", {sample.firm});
  claim_by(phone, mailed_link());
  clock.pass(1h);
  claim_by(computer, mailed_link());
  BOOST_TEST((holds(phone) && holds(computer)));
  clock.pass(1h);
  claim_by(tablet, mailed_link());
  BOOST_TEST((!holds(phone) && holds(computer) && holds(tablet)));
  clock.pass(1h);
  claim_by(computer, mailed_link());  // no device more
  BOOST_TEST((holds(computer) && holds(tablet)));
  BOOST_TEST(list_devices(db, sample.firm, sample.contact, clock.time).size() == 2u);
}

BOOST_AUTO_TEST_CASE(each_contact_has_devices_of_their_own) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  claim_by(phone, mailed_link());
  claim_by(computer, mail_token(add_link(sample, partner.id, partner.address)));
  BOOST_TEST(holds(phone));
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 2u);
}

BOOST_AUTO_TEST_CASE(signed_out_and_revoked_devices_see_that_they_were) {
  Token token = mailed_link();
  claim_by(phone, token);
  db.transaction([&] {
    end_bindings(db, sample.firm, sample.contact, *phone.device, SignOutReason::revoked,
                 clock.time);
  });
  BOOST_TEST((state(token, phone) == LinkState::revoked));
  BOOST_TEST((state(token, computer) == LinkState::elsewhere));
  BOOST_TEST((claim_by(phone, token).outcome == ClaimOutcome::not_claimable));
  BOOST_TEST(count("sessions") == 0u);
}

BOOST_AUTO_TEST_CASE(links_of_deleted_contacts_and_clients_and_of_former_recipients_are_withdrawn) {
  Token token = mailed_link();
  auto is_withdrawn = [&] {
    const std::string before = checksum({"audit_events", "audit_heads"});
    BOOST_TEST((state(token, phone) == LinkState::withdrawn));
    BOOST_TEST((claim_by(phone, token).outcome == ClaimOutcome::not_claimable));
    BOOST_TEST((ask(token, phone).outcome == AccessLinkOutcome::withdrawn));
    BOOST_TEST(checksum({"audit_events", "audit_heads"}) == before);  // the trail notes the claim
  };
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  is_withdrawn();
  db.execute("UPDATE contacts SET deleted_at = NULL");
  db.execute("UPDATE clients SET deleted_at = ? WHERE id = ?", {clock.time, sample.client});
  is_withdrawn();
  db.execute("UPDATE clients SET deleted_at = NULL");
  BOOST_TEST((state(token, phone) == LinkState::claimable));
  db.execute("DELETE FROM checklist_recipients WHERE contact_id = ?", {sample.contact});
  is_withdrawn();
}

BOOST_AUTO_TEST_CASE(at_most_three_links_are_outstanding_and_the_oldest_ends_for_a_fourth_send) {
  std::vector<Token> tokens;
  for (int i = 0; i < 4; ++i) {
    LinkId link = db.transaction([&] {
      return make_link(db, sample.firm, sample.work_item, sample.contact, sample.checklist,
                       sample.send, "send", "nora@client.example", clock.time + days{90},
                       clock.time);
    });
    tokens.push_back(mail_token(link));
    clock.pass(1min);
  }
  BOOST_TEST(outstanding() == 3u);
  BOOST_TEST((state(tokens[0], phone) == LinkState::replaced));
  for (int i = 1; i < 4; ++i)
    BOOST_TEST((state(tokens[std::size_t(i)], phone) == LinkState::claimable));
}

BOOST_AUTO_TEST_CASE(links_that_are_over_do_not_count_as_outstanding) {
  for (int i = 0; i < 3; ++i) mailed_link();
  clock.pass(days{91});
  Token token = mailed_link();
  BOOST_TEST((ask(token, phone).outcome == AccessLinkOutcome::sent));
  BOOST_TEST(outstanding() == 2u);
}

BOOST_AUTO_TEST_CASE(asking_makes_a_link_while_there_is_room_and_mails_the_newest_again_after) {
  Token old = mailed_link();
  claim_by(phone, old);
  std::vector<LinkId> mailed;
  for (int i = 0; i < 5; ++i) {
    BOOST_TEST((ask(old, computer).outcome == AccessLinkOutcome::sent));
    mailed.push_back(*db.find_value<LinkId>(
        "SELECT link_id FROM outbox WHERE letter = 'access_link' ORDER BY id DESC LIMIT 1", {}));
    BOOST_TEST(outstanding() <= 3u);
    clock.pass(4h);
  }
  // After 16 hours the first three are there still; the 4th and 5th asked for the third again.
  BOOST_TEST((mailed[3] == mailed[2]));
  BOOST_TEST((mailed[4] == mailed[2]));
  BOOST_TEST(outstanding() == 3u);
  // Its hours began anew, so that the mail's "within 24 hours" is true.
  BOOST_TEST((db.find_value<Time>("SELECT expires_at FROM magic_links WHERE id = ?", {mailed[4]}) ==
              clock.time - 4h + 24h));
}

BOOST_AUTO_TEST_CASE(a_send_that_is_mailed_again_keeps_its_longer_time) {
  Token one = mailed_link();
  mailed_link();
  LinkId newest = add_link();
  BOOST_TEST((ask(one, computer).outcome == AccessLinkOutcome::sent));
  BOOST_TEST((db.find_value<Time>("SELECT expires_at FROM magic_links WHERE id = ?", {newest}) ==
              clock.time + days{90}));
  BOOST_TEST(outstanding() == 3u);
}

BOOST_AUTO_TEST_CASE(the_limits_are_of_the_address_first_and_of_the_ip) {
  Token token = mailed_link();
  claim_by(phone, token);
  BOOST_TEST((ask(token, computer).outcome == AccessLinkOutcome::sent));
  AccessLinkResult again = ask(token, tablet);
  BOOST_TEST((again.outcome == AccessLinkOutcome::wait));
  BOOST_TEST((again.wait == 60s));
  BOOST_TEST(count("outbox", "letter = 'access_link'") == 1u);
  // One IP for many people: three a minute.
  for (int i = 0; i < 3; ++i) {
    AddedContact contact = add_contact("C", "c" + std::to_string(i) + "@client.example");
    add_recipient(contact);
    Token theirs = mail_token(add_link(sample, contact.id, contact.address));
    const bool last = i == 2;
    BOOST_TEST((ask(theirs, computer).outcome ==
                (last ? AccessLinkOutcome::too_many_from_here : AccessLinkOutcome::sent)));
  }
}

BOOST_AUTO_TEST_CASE(a_link_is_of_its_firm_alone) {
  Sample other = add_firm("brightwater");
  Token token = mailed_link();
  BOOST_TEST(!look_at_link(db, other.firm, hash(token), {}, clock.time));
  ClaimResult result =
      claim(db, keys, random, firm_of(other), hash(token), phone, std::nullopt, clock.time);
  BOOST_TEST((result.outcome == ClaimOutcome::unknown));
  BOOST_TEST(count("devices") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
