#include "core/domain/passkeys.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/audit.hpp"
#include "tests/support/login_world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Keys : WithLogin<World> {
  SoftAuthenticator phone = authenticator();

  std::vector<Passkey> listed() { return list_passkeys(db, firm_id, contact); }
  WeakenOutcome remove(PasskeyId id, std::string_view password = kLoginPassword) {
    return remove_passkey(db, keys, random, own_gate, firm(), nora(), id, password, clock.time)
        .outcome;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(passkeys, Keys)

BOOST_AUTO_TEST_CASE(are_added_named_and_listed) {
  BOOST_TEST((add(phone, "My phone") == AddPasskeyOutcome::added));
  auto all = listed();
  BOOST_REQUIRE(all.size() == 1u);
  BOOST_TEST(all[0].name == "My phone");
  BOOST_TEST(all[0].credential_id == phone.credential_id);
  BOOST_TEST(!all[0].last_used_at.has_value());
  BOOST_TEST(find_second_factor(db, firm_id, contact)->on());
  BOOST_TEST(name_passkey(db, firm_id, contact, all[0].id, "Kitchen phone"));
  BOOST_TEST(name_passkey(db, firm_id, contact, all[0].id, "Kitchen phone"));
  BOOST_TEST(listed()[0].name == "Kitchen phone");
  BOOST_TEST(count("audit_events", "action = 'login.passkey_added'") == 1u);
}

BOOST_AUTO_TEST_CASE(of_another_contact_are_not_there) {
  add(phone);
  PasskeyId id = listed()[0].id;
  AddedContact other = add_contact("Jo Quist", "jo@client.example");
  add_login(other.id, kLoginPassword);
  BOOST_TEST(!name_passkey(db, firm_id, other.id, id, "mine"));
  ActingContact jo{other.id, other.name, "203.0.113.7"};
  BOOST_TEST((remove_passkey(db, keys, random, own_gate, firm(), jo, id, kLoginPassword, clock.time)
                  .outcome == WeakenOutcome::not_there));
  BOOST_TEST(listed()[0].name == "Phone");
  BOOST_TEST(list_passkeys(db, firm_id, other.id).empty());
}

BOOST_AUTO_TEST_CASE(are_refused_where_challenge_or_site_is_not_ours) {
  const std::string asked = challenge(ChallengeFor::add);
  auto offer = [&](std::string_view with, std::string_view browser, SoftAuthenticator made) {
    return add_passkey(db, keys, random, firm(), nora(),
                       {with, browser, made.create(std::string{with})}, "Phone", clock.time);
  };
  BOOST_TEST((offer(asked, "another browser", phone) == AddPasskeyOutcome::refused));
  BOOST_TEST((offer(challenge(ChallengeFor::sign_in), "this browser", phone) ==
              AddPasskeyOutcome::refused));
  SoftAuthenticator evil = phone;
  evil.site.origin = "https://evil.example";
  BOOST_TEST(
      (offer(challenge(ChallengeFor::add), "this browser", evil) == AddPasskeyOutcome::refused));
  BOOST_TEST((offer(asked, "this browser", phone) == AddPasskeyOutcome::added));
  BOOST_TEST((offer(asked, "this browser", phone) == AddPasskeyOutcome::refused));
  BOOST_TEST(listed().size() == 1u);
  serve_without_tls();  // at an IP address
  BOOST_TEST((offer(challenge(ChallengeFor::add), "this browser",
                    SoftAuthenticator{{"http://127.0.0.1:8080", "127.0.0.1"}}) ==
              AddPasskeyOutcome::refused));
}

BOOST_AUTO_TEST_CASE(that_are_there_already_are_said_to_be_and_there_are_twenty_at_most) {
  add(phone);
  BOOST_TEST((add(phone) == AddPasskeyOutcome::known));
  for (int i = 1; i < kMostPasskeys; ++i) {
    SoftAuthenticator next = authenticator();
    next.credential_id += std::to_string(i);
    BOOST_TEST((add(next) == AddPasskeyOutcome::added));
  }
  SoftAuthenticator last = authenticator();
  last.credential_id += "last";
  BOOST_TEST((add(last) == AddPasskeyOutcome::too_many));
  BOOST_TEST(listed().size() == static_cast<std::size_t>(kMostPasskeys));
}

BOOST_AUTO_TEST_CASE(
    are_removed_with_the_password_and_the_last_one_takes_the_recovery_codes_along) {
  SoftAuthenticator laptop = authenticator();
  laptop.credential_id = "another credential of bytes";
  add(phone);
  add(laptop, "Laptop");
  make_recovery_codes();
  auto all = listed();
  BOOST_TEST((remove(all[0].id, "wrong") == WeakenOutcome::wrong_password));
  BOOST_TEST((remove(all[0].id) == WeakenOutcome::done));
  BOOST_TEST((remove(all[0].id) == WeakenOutcome::not_there));
  BOOST_TEST(count("login_recovery_codes") == 10u);
  BOOST_TEST((remove(all[1].id) == WeakenOutcome::done));
  BOOST_TEST(count("login_recovery_codes") == 0u);
  BOOST_TEST(!find_second_factor(db, firm_id, contact)->on());
  BOOST_TEST(count("outbox", "letter = 'second_factor_changed'") == 4u, "told of each");
  BOOST_TEST(!find_broken_audit_row(db, keys, firm_id).has_value());
}

BOOST_AUTO_TEST_CASE(the_last_one_stays_where_the_firm_or_the_password_needs_it) {
  add(phone);
  require_second_factor();
  BOOST_TEST((remove(listed()[0].id) == WeakenOutcome::required));
  db.execute("UPDATE firms SET second_factor_required = 0", {});
  db.execute("UPDATE logins SET password_hash = ?", {hash_password(kShortPassword)});
  BOOST_TEST((remove(listed()[0].id, kShortPassword) == WeakenOutcome::short_password));
  turn_on();
  BOOST_TEST((remove(listed()[0].id, kShortPassword) == WeakenOutcome::done));
}

BOOST_AUTO_TEST_SUITE_END()
