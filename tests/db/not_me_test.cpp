// product.md, Magic links 10: "this wasn't me" revokes at once and tells staff.
#include "core/domain/not_me.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct NotMe : World {
  Browser stranger{
      .device = {}, .fingerprint = {1}, .description = "Chrome on a Mac", .ip = "198.51.100.66"};
  LinkId link = add_link();
  Token token = mail_token(link);

  NotMe() {
    ClaimResult result =
        claim(db, keys, random, firm(), hash(token), stranger, std::nullopt, clock.time);
    stranger.device =
        db.find_value<DeviceId>("SELECT id FROM devices WHERE token_hash = ?",
                                {keys.hash(Purpose::device_token, *result.device_cookie)});
  }
  Token notice_token = mail_token(link, Purpose::not_me_token);
  std::optional<ClaimNotice> notice(const Token& by) {
    return find_claim_notice(db, sample.firm, keys.hash(Purpose::not_me_token, by), clock.time);
  }
  bool report() {
    return report_not_me(db, keys, random, sample.firm, *notice(notice_token), "203.0.113.1",
                         clock.time);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(not_me, NotMe)

BOOST_AUTO_TEST_CASE(the_notice_is_found_by_its_own_token_alone) {
  auto found = notice(notice_token);
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST(found->device_description == "Chrome on a Mac");
  BOOST_TEST((found->claimed_at == clock.time));
  BOOST_TEST(found->work_title == "2026 tax return");
  BOOST_TEST(!notice(token).has_value());
  BOOST_TEST(!notice(Token::make(random)).has_value());
  BOOST_TEST(!look_at_link(db, sample.firm, hash(notice_token), {}, clock.time));
  Sample other = add_firm("brightwater");
  BOOST_TEST(!find_claim_notice(db, other.firm, keys.hash(Purpose::not_me_token, notice_token),
                                clock.time));
}

BOOST_AUTO_TEST_CASE(it_says_that_the_device_is_signed_out_only_once_it_is) {
  BOOST_TEST(notice(notice_token)->device_holds_work);
  BOOST_TEST(report());
  BOOST_TEST(!notice(notice_token)->device_holds_work);
}

BOOST_AUTO_TEST_CASE(where_the_assignee_has_left_an_administrator_is_told) {
  db.execute(
      "INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
      "VALUES (?, 'Grace Hartwell', 'grace@hartwell.example', 'admin', 'x', ?)",
      {sample.firm, clock.time});
  db.execute("UPDATE staff SET deactivated_at = ? WHERE firm_id = ? AND address = ?",
             {clock.time, sample.firm, "ada@hartwell.example"});
  BOOST_TEST(report());
  BOOST_TEST(count("outbox", "letter = 'not_me' AND to_address = 'grace@hartwell.example'") == 1u);
}

BOOST_AUTO_TEST_CASE(it_takes_the_work_away_at_once_and_tells_the_assignee) {
  BOOST_TEST(report());
  BOOST_TEST(!find_binding_end(db, sample.firm, sample.contact, sample.work_item, *stranger.device,
                               clock.time));
  BOOST_TEST(count("sessions") == 0u);
  BOOST_TEST(count("bindings", "ended_reason = 'revoked'") == 1u);
  BOOST_TEST(count("outbox", "letter = 'not_me' AND to_address = 'ada@hartwell.example'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'device.not_me' AND ip = '203.0.113.1'") == 1u);
  auto view = look_at_link(db, sample.firm, hash(token), stranger.device, clock.time);
  BOOST_TEST((view->state == LinkState::revoked));
}

BOOST_AUTO_TEST_CASE(links_that_the_stranger_asked_for_and_did_not_claim_yet_end_too) {
  auto view = *look_at_link(db, sample.firm, hash(token), {}, clock.time);
  send_access_link(db, keys, random, firm(), view, stranger, clock.time);
  auto asked = *db.find_value<LinkId>("SELECT MAX(id) FROM magic_links", {});
  Token asked_token = mail_token(asked);
  LinkId sent = add_link();  // staff have sent again: that is not the stranger's
  BOOST_TEST(report());
  BOOST_TEST((look_at_link(db, sample.firm, hash(asked_token), {}, clock.time)->state ==
              LinkState::revoked));
  BOOST_TEST((look_at_link(db, sample.firm, hash(mail_token(sent)), {}, clock.time)->state ==
              LinkState::claimable));
}

BOOST_AUTO_TEST_CASE(said_again_it_changes_nothing) {
  BOOST_TEST(report());
  clock.pass(1min);
  const std::string before = checksum();
  BOOST_TEST(!report());
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(said_late_it_does_not_touch_the_device_that_holds_the_work_now) {
  Browser own{
      .device = {}, .fingerprint = {2}, .description = "Safari on iPhone", .ip = "203.0.113.1"};
  ClaimResult moved =
      claim(db, keys, random, firm(), hash(mailed_link()), own, std::nullopt, clock.time);
  own.device = db.find_value<DeviceId>("SELECT id FROM devices WHERE token_hash = ?",
                                       {keys.hash(Purpose::device_token, *moved.device_cookie)});
  BOOST_TEST(report());
  BOOST_TEST(!report());
  BOOST_TEST(count("outbox", "letter = 'not_me'") == 1u);
  BOOST_TEST(
      find_binding_end(db, sample.firm, sample.contact, sample.work_item, *own.device, clock.time)
          .has_value());
  BOOST_TEST(count("sessions") >= 1u);
}

BOOST_AUTO_TEST_CASE(it_takes_all_the_contacts_work_from_that_device_and_nobody_elses) {
  Sample more = add_work("2027 accounts");
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  claim(db, keys, random, firm(),
        hash(mail_token(add_link(more, more.contact, "nora@client.example"))), stranger,
        std::nullopt, clock.time);
  claim(db, keys, random, firm(), hash(mail_token(add_link(sample, partner.id, partner.address))),
        stranger, std::nullopt, clock.time);
  BOOST_TEST(report());
  BOOST_TEST(count("bindings", "ended_at IS NULL") == 1u);
  BOOST_TEST(count("bindings", "ended_reason = 'revoked'") == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
