// security.md 9 and 10: when a session is alive, and for whom.
#include "core/domain/session.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

struct Sessions : World {
  Browser phone{
      .device = {}, .fingerprint = {1}, .description = "Safari on iPhone", .ip = "203.0.113.1"};
  TokenHash device{}, session{};
  Sample other = add_firm("brightwater");

  Sessions() { claim_here(sample); }

  /// The phone claims a new link to the work, with its device cookie where it has one.
  void claim_here(const Sample& work) {
    Token token = mail_token(add_link(work, work.contact, "nora@client.example"));
    ClaimResult result =
        claim(db, keys, random, firm(), hash(token), phone, std::nullopt, clock.time);
    BOOST_TEST_REQUIRE(result.session_cookie.has_value());
    session = keys.hash(Purpose::session_token, *result.session_cookie);
    if (result.device_cookie) {
      device = keys.hash(Purpose::device_token, *result.device_cookie);
      phone.device =
          db.find_value<DeviceId>("SELECT id FROM devices WHERE token_hash = ?", {device});
    }
  }
  ClientVisitor visitor(std::string_view slug = "hartwell") {
    return *resume_client(db, slug, device, session, phone.fingerprint, sample.work_item,
                          clock.time);
  }
  bool inside() {
    ClientVisitor v = visitor();
    return v.session && v.binding && v.binding->holds(clock.time);
  }

  Token staff_cookie = Token::make(random);
  void sign_staff_in() {
    db.execute(
        "INSERT INTO sessions (token_hash, firm_id, kind, staff_id, created_at, seen_at, "
        "expires_at) VALUES (?, ?, 'staff', ?, ?, ?, ?)",
        {staff_hash(), sample.firm, sample.staff, clock.time, clock.time,
         clock.time + kStaffLifetime});
  }
  TokenHash staff_hash() const { return keys.hash(Purpose::session_token, staff_cookie); }
  bool staff_inside(std::string_view slug = "hartwell") {
    return resume_staff(db, slug, staff_hash(), clock.time)->session.has_value();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(session, Sessions)

BOOST_AUTO_TEST_CASE(one_select_tells_firm_device_session_and_binding) {
  db.reset_spent();
  ClientVisitor v = visitor();
  BOOST_TEST(db.spent().queries == 1);
  BOOST_TEST(v.firm.name == "Hartwell & Finch");
  BOOST_TEST(v.device->description == "Safari on iPhone");
  BOOST_TEST(v.session->name == "Nora Quist");
  BOOST_TEST((v.binding->work_item == sample.work_item));
  BOOST_TEST(!v.device_refused);
}

BOOST_AUTO_TEST_CASE(a_clients_session_lasts_as_long_as_what_it_holds_to_the_second) {
  clock.pass(days{30} - 1s);
  BOOST_TEST(inside());
  clock.pass(1s);
  BOOST_TEST(!visitor().session.has_value());
  BOOST_TEST(visitor().device.has_value());
}

BOOST_AUTO_TEST_CASE(the_longest_binding_keeps_the_session_and_each_work_has_its_own_end) {
  Sample more = add_work("2027 accounts");
  clock.pass(days{20});
  claim_here(more);
  clock.pass(days{10});
  ClientVisitor v = visitor();
  BOOST_TEST(v.session.has_value());
  BOOST_TEST(!v.binding->holds(clock.time));
  clock.pass(days{20});
  BOOST_TEST(!visitor().session.has_value());
}

BOOST_AUTO_TEST_CASE(a_deleted_contact_is_out_at_the_next_request) {
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  BOOST_TEST(!inside());
  BOOST_TEST(!visitor().session.has_value());
}

BOOST_AUTO_TEST_CASE(a_device_that_holds_nothing_any_more_has_no_session) {
  Browser computer{
      .device = {}, .fingerprint = {2}, .description = "Firefox on a Mac", .ip = "203.0.113.2"};
  claim(db, keys, random, firm(), hash(mailed_link()), computer, std::nullopt, clock.time);
  BOOST_TEST(!visitor().session.has_value());
  BOOST_TEST(visitor().device.has_value());
}

BOOST_AUTO_TEST_CASE(a_session_is_worth_nothing_without_its_device_or_in_another_kind_of_browser) {
  auto seen = [&](const std::optional<TokenHash>& by_device,
                  const std::optional<TokenHash>& by_session, const Bytes32& fingerprint) {
    return *resume_client(db, "hartwell", by_device, by_session, fingerprint, sample.work_item,
                          clock.time);
  };
  BOOST_TEST(!seen({}, session, phone.fingerprint).session.has_value());
  BOOST_TEST(
      !seen(keys.hash(Purpose::device_token, Token::make(random)), session, phone.fingerprint)
           .session.has_value());
  BOOST_TEST(!seen(device, {}, phone.fingerprint).session.has_value());
  ClientVisitor thief = seen(device, session, Bytes32{9});
  BOOST_TEST(thief.device_refused);
  BOOST_TEST(!thief.device.has_value());
  BOOST_TEST(!thief.session.has_value());
  BOOST_TEST(!thief.binding.has_value());
  BOOST_TEST(seen(device, session, phone.fingerprint).session.has_value());
}

BOOST_AUTO_TEST_CASE(cookies_of_one_firm_are_nobody_at_another) {
  ClientVisitor v = visitor("brightwater");
  BOOST_TEST(v.firm.slug == "brightwater");
  BOOST_TEST(!v.device.has_value());
  BOOST_TEST(!v.session.has_value());
  BOOST_TEST(!v.device_refused);
}

BOOST_AUTO_TEST_CASE(an_unknown_or_suspended_firm_answers_nobody) {
  BOOST_TEST(!resume_client(db, "nowhere", device, session, phone.fingerprint, {}, clock.time));
  BOOST_TEST(!resume_client(db, "", device, session, phone.fingerprint, {}, clock.time));
  BOOST_TEST(!resume_client(db, "HARTWELL", device, session, phone.fingerprint, {}, clock.time));
  sign_staff_in();
  db.execute("UPDATE firms SET suspended_at = ? WHERE id = ?", {clock.time, sample.firm});
  BOOST_TEST(!resume_client(db, "hartwell", device, session, phone.fingerprint, {}, clock.time));
  BOOST_TEST(!resume_staff(db, "hartwell", staff_hash(), clock.time));
}

BOOST_AUTO_TEST_CASE(staff_sessions_end_after_half_an_hour_without_a_request_to_the_second) {
  sign_staff_in();
  clock.pass(30min - 1s);
  BOOST_TEST(staff_inside());  // and this was a request
  clock.pass(30min - 1s);
  BOOST_TEST(staff_inside());
  clock.pass(30min);
  BOOST_TEST(!staff_inside());
  clock.pass(-1s);
  BOOST_TEST(staff_inside());
}

BOOST_AUTO_TEST_CASE(staff_sessions_end_after_twelve_hours_in_any_case_to_the_second) {
  sign_staff_in();
  const Time end = clock.time + 12h;
  while (clock.time + 20min < end) {
    clock.pass(20min);
    BOOST_TEST(staff_inside());
  }
  clock.time = end - 1s;
  BOOST_TEST(staff_inside());
  clock.time = end;
  BOOST_TEST(!staff_inside());
}

BOOST_AUTO_TEST_CASE(a_request_of_staff_writes_when_it_was_at_most_once_a_minute) {
  sign_staff_in();
  const std::string before = checksum();
  for (int i = 0; i < 60; ++i) {
    clock.pass(1s);
    staff_inside();
  }
  BOOST_TEST(checksum() == before);
  clock.pass(1s);
  staff_inside();
  BOOST_TEST(checksum() != before);
}

BOOST_AUTO_TEST_CASE(deactivated_staff_are_out_at_the_next_request) {
  sign_staff_in();
  BOOST_TEST(staff_inside());
  BOOST_TEST(!staff_inside("brightwater"));
  db.execute("UPDATE staff SET deactivated_at = ? WHERE id = ?", {clock.time, sample.staff});
  BOOST_TEST(!staff_inside());
}

BOOST_AUTO_TEST_CASE(one_kind_of_session_is_worth_nothing_as_the_other) {
  sign_staff_in();
  BOOST_TEST(!resume_staff(db, "hartwell", session, clock.time)->session.has_value());
  BOOST_TEST(!resume_client(db, "hartwell", device, staff_hash(), phone.fingerprint, {}, clock.time)
                  ->session.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
