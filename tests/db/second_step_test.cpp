#include "core/domain/second_step.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/audit.hpp"
#include "core/domain/session.hpp"
#include "tests/support/login_world.hpp"
#include "tests/support/parallel.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Door : WithLogin<World> {
  Token device_cookie = Token::make(random);
  DeviceId device{
      db.insert("INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
                "VALUES (?, ?, ?, 'Safari on iPhone', ?)",
                {firm_id, keys.hash(Purpose::device_token, device_cookie), Bytes32{}, clock.time})};
  Browser browser{
      .device = device, .fingerprint = {}, .description = "Safari on iPhone", .ip = "203.0.113.7"};
  StepFrom from{browser, {}};

  /// The password was right.
  HalfSession half() {
    db.transaction([&] { start_half_session(db, random, firm_id, contact, device, clock.time); });
    return *find_half_session(db, firm_id, device, clock.time);
  }
  StepResult type(const HalfSession& at, std::string_view typed) {
    return finish_with_code(db, keys, random, firm(), at, typed, from, clock.time);
  }
  StepResult show(SoftAuthenticator& key, std::string_view for_browser = "this browser") {
    const std::string asked = challenge(ChallengeFor::sign_in);
    return sign_in_with_passkey(db, keys, random, firm(), AccountKind::login,
                                {asked, for_browser, key.get(asked)}, from, clock.time);
  }
  std::optional<ClientVisitor> resume(const Token& session) {
    return resume_client(db, "hartwell", keys.hash(Purpose::device_token, device_cookie),
                         keys.hash(Purpose::session_token, session), Bytes32{}, {}, clock.time);
  }
  bool signed_in(const StepResult& result) {
    if (result.outcome != StepOutcome::signed_in) return false;
    auto visitor = resume(*result.session_cookie);
    return visitor && visitor->session && visitor->session->contact == contact &&
           visitor->session->kind == SessionKind::login;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(second_step_of_a_login, Door)

BOOST_AUTO_TEST_CASE(is_asked_for_where_there_is_a_factor_or_must_be_one) {
  auto step = [&](std::string_view password) { return second_step(db, firm(), contact, password); };
  BOOST_TEST((step(kLoginPassword) == SecondStep::none));
  BOOST_TEST((step(kShortPassword) == SecondStep::set_up));
  require_second_factor();
  BOOST_TEST((step(kLoginPassword) == SecondStep::set_up));
  turn_on();
  BOOST_TEST((step(kLoginPassword) == SecondStep::code));
  BOOST_TEST((step(kShortPassword) == SecondStep::code));
}

BOOST_AUTO_TEST_CASE(half_a_sign_in_opens_nothing_and_lasts_fifteen_minutes) {
  turn_on();
  HalfSession at = half();
  BOOST_TEST(at.name == "Nora Quist");
  BOOST_TEST(!find_half_session(db, firm_id, std::nullopt, clock.time).has_value());
  BOOST_TEST(!find_half_session(db, add_firm("other").firm, device, clock.time).has_value());
  clock.pass(15min - 1s);
  BOOST_TEST(find_half_session(db, firm_id, device, clock.time).has_value());
  clock.pass(1s);
  BOOST_TEST(!find_half_session(db, firm_id, device, clock.time).has_value());
  half();
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, contact});
  BOOST_TEST(!find_half_session(db, firm_id, device, clock.time).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_signs_in_once_and_the_half_session_is_over) {
  const std::string secret = turn_on();
  HalfSession at = half();
  const std::string now = code(secret);
  auto result = type(at, now);
  BOOST_TEST(signed_in(result));
  BOOST_TEST(count("sessions", "kind = 'half'") == 0u);
  BOOST_TEST((type(at, code(secret, 1)).outcome == StepOutcome::over));
  // The same code and the one before it count no more.
  HalfSession again = half();
  BOOST_TEST((type(again, now).outcome == StepOutcome::wrong));
  BOOST_TEST((type(again, code(secret, -1)).outcome == StepOutcome::wrong));
  BOOST_TEST(signed_in(type(again, code(secret, 1))));
  BOOST_TEST(count("audit_events", "action = 'login.signed_in'") == 2u);
  BOOST_TEST(count("audit_events", "action = 'login.second_step_refused'") == 2u);
  BOOST_TEST(!find_broken_audit_row(db, keys, firm_id).has_value());
}

BOOST_AUTO_TEST_CASE(a_new_session_is_in_place_of_the_one_that_the_browser_showed) {
  const std::string secret = turn_on();
  auto first = type(half(), code(secret));
  auto old = resume(*first.session_cookie)->session->id;
  from.replaced = old;
  clock.pass(1min);
  auto second = type(half(), code(secret));
  BOOST_TEST(!resume(*first.session_cookie)->session.has_value());
  BOOST_TEST(signed_in(second));
}

BOOST_AUTO_TEST_CASE(a_recovery_code_signs_in_once) {
  turn_on();
  auto codes = make_recovery_codes();
  BOOST_TEST(signed_in(type(half(), codes[0])));
  BOOST_TEST((type(half(), codes[0]).outcome == StepOutcome::wrong));
  BOOST_TEST(signed_in(type(half(), codes[1])));
  BOOST_TEST(find_second_factor(db, firm_id, contact)->recovery_codes == 8);
}

BOOST_AUTO_TEST_CASE(wrong_codes_are_limited_at_the_login_from_wherever_they_come) {
  const std::string secret = turn_on();
  HalfSession at = half();
  for (int i = 0; i < 5; ++i) {
    browser.ip = "203.0.113." + std::to_string(10 + i);
    BOOST_TEST((type(at, "wrong").outcome == StepOutcome::wrong));
  }
  browser.ip = "203.0.113.99";
  auto result = type(at, code(secret));
  BOOST_TEST((result.outcome == StepOutcome::wait));
  BOOST_TEST(result.wait.count() == 60);
  clock.pass(1min);
  BOOST_TEST(signed_in(type(at, code(secret))));
  // A right one forgets the wrong ones before it.
  clock.pass(1min);
  at = half();
  for (int i = 0; i < 4; ++i) type(at, "wrong");
  BOOST_TEST(signed_in(type(at, code(secret))));
}

BOOST_AUTO_TEST_CASE(wrong_codes_are_limited_at_an_ip_whatever_login_they_are_for) {
  turn_on();
  AddedContact other = add_contact("Jo Quist", "jo@client.example");
  add_login(other.id, kLoginPassword);
  HalfSession at = half(), theirs = at;
  for (int i = 0; i < 6; ++i) {
    theirs.account = i % 2 == 0 ? contact : other.id;
    BOOST_TEST((type(theirs, "wrong").outcome == StepOutcome::wrong));
  }
  BOOST_TEST((type(at, "wrong").outcome == StepOutcome::wait));
}

BOOST_AUTO_TEST_CASE(sixty_four_parallel_tries_gain_nothing) {
  turn_on();
  HalfSession at = half();
  constexpr unsigned kTries = 64;
  struct Outcomes {
    StepOutcome of[kTries];
  };
  SharedMemory<Outcomes> seen;
  Gate start{kTries};
  const Firm here = firm();
  const int failed = run_in_parallel(kTries, [&](unsigned number) {
    Database own{TestDatabase::settings()};
    SystemRandom own_random;
    Browser each = browser;
    each.ip = "198.51.100." + std::to_string(number);
    start.wait();
    seen->of[number] =
        finish_with_code(own, keys, own_random, here, at, "wrong", {each, {}}, clock.time).outcome;
  });
  BOOST_TEST(failed == 0);
  int looked_at = 0;
  for (StepOutcome outcome : seen->of) looked_at += outcome != StepOutcome::wait;
  BOOST_TEST(looked_at == 5);
}

BOOST_AUTO_TEST_CASE(one_code_that_comes_many_times_at_once_signs_in_once) {
  const std::string secret = turn_on();
  HalfSession at = half();
  constexpr unsigned kTries = 5;
  struct Outcomes {
    StepOutcome of[kTries];
  };
  SharedMemory<Outcomes> seen;
  Gate start{kTries};
  const Firm here = firm();
  const std::string now = code(secret);
  run_in_parallel(kTries, [&](unsigned number) {
    Database own{TestDatabase::settings()};
    SystemRandom own_random;
    start.wait();
    seen->of[number] =
        finish_with_code(own, keys, own_random, here, at, now, {browser, {}}, clock.time).outcome;
  });
  int in = 0;
  for (StepOutcome outcome : seen->of) in += outcome == StepOutcome::signed_in;
  BOOST_TEST(in == 1);
  BOOST_TEST(count("sessions", "kind = 'login'") == 1u);
}

BOOST_AUTO_TEST_CASE(setting_up_a_required_factor_signs_in) {
  require_second_factor();
  HalfSession at = half();
  auto offer = make_totp_offer(keys, random, firm_id, contact, clock.time);
  auto set_up = [&](std::string_view typed) {
    return finish_by_setting_up(db, keys, random, firm(), at, offer, typed, from, clock.time);
  };
  BOOST_TEST((set_up("12").outcome == StepOutcome::wrong));
  BOOST_TEST(signed_in(set_up(code(offer.secret))));
  BOOST_TEST(find_second_factor(db, firm_id, contact)->totp_since.has_value());
  BOOST_TEST((set_up(code(offer.secret)).outcome == StepOutcome::over));
}

BOOST_AUTO_TEST_CASE(a_firm_that_comes_to_require_a_factor_ends_sessions_without_one) {
  Token cookie = Token::make(random);
  db.transaction([&] {
    start_login_session(db, firm_id, contact, device, keys.hash(Purpose::session_token, cookie), {},
                        clock.time);
  });
  BOOST_TEST(resume(cookie)->session.has_value());
  require_second_factor();
  BOOST_TEST(!resume(cookie)->session.has_value());
  turn_on();
  BOOST_TEST(resume(cookie)->session.has_value());
}

BOOST_AUTO_TEST_CASE(a_passkey_signs_in_without_a_password) {
  SoftAuthenticator phone = authenticator();
  BOOST_TEST((add(phone) == AddPasskeyOutcome::added));
  auto result = show(phone);
  BOOST_TEST(signed_in(result));
  BOOST_TEST((result.account == contact));
  BOOST_TEST((*list_passkeys(db, firm_id, contact)[0].last_used_at == clock.time));
  SoftAuthenticator strangers = authenticator();
  strangers.credential_id = "a credential nobody knows";
  BOOST_TEST((show(strangers).outcome == StepOutcome::wrong));
  strangers.credential_id = phone.credential_id;
  BOOST_TEST((show(strangers).outcome == StepOutcome::wrong));
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, contact});
  BOOST_TEST((show(phone).outcome == StepOutcome::wrong));
}

BOOST_AUTO_TEST_CASE(a_passkey_is_the_second_step_at_its_own_login_alone) {
  SoftAuthenticator phone = authenticator();
  add(phone);
  AddedContact other = add_contact("Jo Quist", "jo@client.example");
  add_login(other.id, kLoginPassword);
  auto finish = [&](const HalfSession& at) {
    const std::string asked = challenge(ChallengeFor::sign_in);
    return finish_with_passkey(db, keys, random, firm(), at,
                               {asked, "this browser", phone.get(asked)}, from, clock.time);
  };
  HalfSession at = half(), theirs = at;
  theirs.account = other.id;
  BOOST_TEST((finish(theirs).outcome == StepOutcome::wrong));
  BOOST_TEST(signed_in(finish(at)));
  BOOST_TEST((finish(at).outcome == StepOutcome::over));
}

BOOST_AUTO_TEST_CASE(a_challenge_counts_once_for_five_minutes_in_the_browser_that_got_it) {
  SoftAuthenticator phone = authenticator();
  add(phone);
  const std::string asked = challenge(ChallengeFor::sign_in);
  auto answer = [&](std::string_view browser_of, std::string_view with, const std::string& signs) {
    return sign_in_with_passkey(db, keys, random, firm(), AccountKind::login,
                                {with, browser_of, phone.get(signs)}, from, clock.time)
        .outcome;
  };
  BOOST_TEST((answer("another browser", asked, asked) == StepOutcome::wrong));
  BOOST_TEST((answer("this browser", asked, asked) == StepOutcome::signed_in));
  BOOST_TEST((answer("this browser", asked, asked) == StepOutcome::wrong));
  const std::string for_adding = challenge(ChallengeFor::add);
  BOOST_TEST((answer("this browser", for_adding, for_adding) == StepOutcome::wrong));
  BOOST_TEST((answer("this browser", "bWFkZSB1cA", "bWFkZSB1cA") == StepOutcome::wrong));
  const std::string late = challenge(ChallengeFor::sign_in);
  clock.pass(5min);
  BOOST_TEST((answer("this browser", late, late) == StepOutcome::wrong));
  const std::string timely = challenge(ChallengeFor::sign_in);
  clock.pass(5min - 1s);
  BOOST_TEST((answer("this browser", timely, timely) == StepOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(an_assertion_that_is_posted_many_times_at_once_signs_in_once) {
  SoftAuthenticator phone = authenticator();
  phone.counts_by = 0;
  add(phone);
  const std::string asked = challenge(ChallengeFor::sign_in);
  const PasskeyAssertion given = phone.get(asked);
  constexpr unsigned kTries = 6;
  struct Outcomes {
    StepOutcome of[kTries];
  };
  SharedMemory<Outcomes> seen;
  Gate start{kTries};
  const Firm here = firm();
  run_in_parallel(kTries, [&](unsigned number) {
    Database own{TestDatabase::settings()};
    SystemRandom own_random;
    start.wait();
    seen->of[number] =
        sign_in_with_passkey(own, keys, own_random, here, AccountKind::login,
                             {asked, "this browser", given}, {browser, {}}, clock.time)
            .outcome;
  });
  int in = 0;
  for (StepOutcome outcome : seen->of) in += outcome == StepOutcome::signed_in;
  BOOST_TEST(in == 1);
}

BOOST_AUTO_TEST_SUITE_END()
