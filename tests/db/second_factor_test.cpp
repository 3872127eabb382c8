#include "core/domain/second_factor.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "core/domain/audit.hpp"
#include "tests/support/login_world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Account : WithLogin<World> {
  TotpOffer offer() { return make_totp_offer(keys, random, firm_id, contact, clock.time); }
  TurnOnOutcome turn_on_with(const TotpOffer& made, const std::string& typed) {
    return turn_on_totp(db, keys, random, firm_id, nora(), made, typed, clock.time);
  }
  SecondFactor factor() { return *find_second_factor(db, firm_id, contact); }
  WeakenOutcome turn_off(std::string_view password) {
    return turn_off_totp(db, keys, random, own_gate, firm(), nora(), password, clock.time).outcome;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(second_factor, Account)

BOOST_AUTO_TEST_CASE(counts_from_the_first_right_code_on) {
  TotpOffer made = offer();
  BOOST_TEST(!factor().on());
  BOOST_TEST(
      (turn_on_with(made, "000000") == TurnOnOutcome::wrong_code || code(made.secret) == "000000"));
  BOOST_TEST(!factor().on());
  BOOST_TEST((turn_on_with(made, code(made.secret)) == TurnOnOutcome::turned_on));
  BOOST_TEST((factor().totp_since == clock.time));
  BOOST_TEST(count("audit_events", "action = 'login.totp_turned_on'") == 1u);
  // Pressed twice, or on another page meanwhile.
  TotpOffer other = offer();
  BOOST_TEST((turn_on_with(other, code(other.secret)) == TurnOnOutcome::already_on));
  BOOST_TEST(!find_broken_audit_row(db, keys, firm_id).has_value());
}

BOOST_AUTO_TEST_CASE(the_secret_is_nowhere_in_the_database_as_it_is) {
  const std::string secret = turn_on();
  const std::string dump = database.dump();
  BOOST_TEST(dump.find(secret) == std::string::npos);
  BOOST_TEST(dump.find(totp_secret_text(secret)) == std::string::npos);
  BOOST_TEST(dump.find(hex(secret)) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_offer_is_for_one_contact_and_for_an_hour) {
  TotpOffer made = offer();
  auto open = [&](FirmId firm, ContactId of, const std::string& sealed) {
    return open_totp_offer(keys, firm, of, sealed, clock.time).has_value();
  };
  BOOST_TEST(open_totp_offer(keys, firm_id, contact, made.sealed, clock.time)->secret ==
             made.secret);
  BOOST_TEST(!open(firm_id, add_contact("Jo Quist", "jo@client.example").id, made.sealed));
  BOOST_TEST(!open(add_firm("other").firm, contact, made.sealed));
  BOOST_TEST(!open(firm_id, contact, made.sealed + "AAAA"));
  BOOST_TEST(!open(firm_id, contact, "not base64url!"));
  BOOST_TEST(!open(firm_id, contact, ""));
  clock.pass(1h - 1s);
  BOOST_TEST(open(firm_id, contact, made.sealed));
  clock.pass(1s);
  BOOST_TEST(!open(firm_id, contact, made.sealed));
}

BOOST_AUTO_TEST_CASE(turning_off_wants_the_password_and_takes_the_recovery_codes_along) {
  turn_on();
  make_recovery_codes();
  BOOST_TEST(factor().recovery_codes == 10);
  BOOST_TEST((turn_off("wrong") == WeakenOutcome::wrong_password));
  BOOST_TEST(factor().on());
  BOOST_TEST((turn_off(kLoginPassword) == WeakenOutcome::done));
  BOOST_TEST(!factor().on());
  BOOST_TEST(count("login_recovery_codes") == 0u);
  BOOST_TEST((turn_off(kLoginPassword) == WeakenOutcome::not_there));
  BOOST_TEST(count("audit_events", "action = 'login.totp_turned_off'") == 1u);
  BOOST_TEST(count("outbox", "letter = 'second_factor_changed'") == 2u, "on and off are told of");
}

BOOST_AUTO_TEST_CASE(wrong_passwords_are_limited_and_the_right_one_waits_too) {
  turn_on();
  for (int i = 0; i < 5; ++i) BOOST_TEST((turn_off("wrong") == WeakenOutcome::wrong_password));
  BOOST_TEST((turn_off(kLoginPassword) == WeakenOutcome::wait));
  clock.pass(1min);
  BOOST_TEST((turn_off(kLoginPassword) == WeakenOutcome::done));
}

BOOST_AUTO_TEST_CASE(what_the_firm_requires_cannot_be_turned_off) {
  turn_on();
  require_second_factor();
  BOOST_TEST((turn_off(kLoginPassword) == WeakenOutcome::required));
  BOOST_TEST(factor().on());
  // With a passkey there still is one.
  SoftAuthenticator phone = authenticator();
  BOOST_TEST((add(phone) == AddPasskeyOutcome::added));
  BOOST_TEST((turn_off(kLoginPassword) == WeakenOutcome::done));
  BOOST_TEST(factor().on());
}

BOOST_AUTO_TEST_CASE(a_short_password_keeps_its_second_factor) {
  db.execute("UPDATE logins SET password_hash = ?", {hash_password(kShortPassword)});
  turn_on();
  BOOST_TEST((turn_off(kShortPassword) == WeakenOutcome::short_password));
  BOOST_TEST(factor().on());
}

BOOST_AUTO_TEST_CASE(recovery_codes_are_hashed_and_a_new_set_replaces_the_old_one) {
  auto set = make_recovery_set(keys, random, firm_id, contact, clock.time);
  BOOST_TEST(!keep_recovery_set(db, keys, random, firm_id, nora(), set, clock.time),
             "without a second factor there is nothing to recover");
  turn_on();
  BOOST_TEST(keep_recovery_set(db, keys, random, firm_id, nora(), set, clock.time));
  BOOST_TEST(std::set<std::string>(set.codes.begin(), set.codes.end()).size() == 10u);
  const std::string dump = database.dump();
  for (const std::string& each : set.codes) BOOST_TEST(dump.find(each) == std::string::npos);

  BOOST_TEST(use_recovery_code(db, keys, firm_id, contact, set.codes[3], clock.time));
  BOOST_TEST(!use_recovery_code(db, keys, firm_id, contact, set.codes[3], clock.time));
  BOOST_TEST(factor().recovery_codes == 9);
  // Sent again, the same set does not wake what was used.
  BOOST_TEST(keep_recovery_set(db, keys, random, firm_id, nora(), set, clock.time));
  BOOST_TEST(factor().recovery_codes == 9);

  auto fresh = make_recovery_codes();
  BOOST_TEST(factor().recovery_codes == 10);
  BOOST_TEST(!use_recovery_code(db, keys, firm_id, contact, set.codes[0], clock.time));
  BOOST_TEST(use_recovery_code(db, keys, firm_id, contact, fresh[0], clock.time));
}

BOOST_AUTO_TEST_CASE(a_recovery_set_comes_back_whole_for_its_contact_alone) {
  auto set = make_recovery_set(keys, random, firm_id, contact, clock.time);
  auto open = [&](ContactId of) {
    return open_recovery_set(keys, firm_id, of, set.sealed, clock.time);
  };
  BOOST_TEST(open(contact)->codes == set.codes, boost::test_tools::per_element());
  BOOST_TEST(!open(add_contact("Jo Quist", "jo@client.example").id).has_value());
  // A sealed TOTP offer is none.
  BOOST_TEST(!open_recovery_set(keys, firm_id, contact, offer().sealed, clock.time).has_value());
  clock.pass(1h);
  BOOST_TEST(!open(contact).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
