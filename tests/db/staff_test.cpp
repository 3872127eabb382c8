#include "core/domain/staff_sign_in.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "core/base/password_strength.hpp"
#include "core/base/totp.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/rate_limit.hpp"
#include "core/domain/recovery_codes.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPassword = "purple gravel teapot anthem";

struct Office : test::World {
  PasswordGate gate{2};
  Browser browser{.device = {}, .fingerprint = {}, .description = "Firefox on Windows", .ip = ""};
  Author admin{.contact = {}, .staff = {}, .name = "test"};

  SaveResult<StaffId> create(const std::string& address, const std::string& password = kPassword) {
    return create_staff(db, keys, firm(), {"Bo Lund", address, Role::member, password}, admin, "",
                        clock.time);
  }
  StepFrom from(const std::string& ip, const std::optional<SessionId>& replaced = {}) {
    browser.ip = ip;
    return {browser, replaced};
  }
  SignInResult enter(std::string_view address, std::string_view password,
                     const std::string& ip = "203.0.113.5") {
    return sign_in(db, keys, random, gate, sample.firm, address, password, from(ip), clock.time);
  }
  bool right(const SignInResult& result) {
    return result.outcome == SignInOutcome::second_step && result.half_cookie;
  }
  /// Who typed the right password, before the second step.
  HalfSession half(const SignInResult& result) {
    BOOST_REQUIRE(right(result));
    return *resume(*result.half_cookie)->half;
  }
  StepResult type(const HalfSession& at, std::string_view code,
                  const std::string& ip = "203.0.113.5") {
    return finish_with_code(db, keys, random, firm(), at, code, from(ip), clock.time);
  }
  /// Sets up an app for the account; its secret, whose first code is used up.
  std::string give_app(StaffId staff) {
    auto offer = make_totp_offer(keys, random, sample.firm, staff, clock.time);
    ActingAccount by{staff, "Bo Lund", "203.0.113.5", "Firefox on Windows"};
    turn_on_totp(db, keys, random, sample.firm, by, offer, code_of(offer.secret), clock.time);
    clock.pass(2min);
    return offer.secret;
  }
  std::string code_of(const std::string& secret, std::int64_t later = 0) {
    return totp_code(secret, totp_step(clock.time + later * kTotpStep));
  }
  /// Both steps.
  Token signed_in(const std::string& secret) {
    auto result = type(half(enter("bo@hartwell.example", kPassword)), code_of(secret));
    BOOST_REQUIRE((result.outcome == StepOutcome::signed_in));
    return *result.session_cookie;
  }
  std::optional<StaffVisitor> resume(const Token& cookie) {
    return resume_staff(db, "hartwell", keys.hash(Purpose::session_token, cookie), clock.time);
  }
};

std::string only_field(const Objections& objections) {
  return objections.size() == 1 ? objections.front().field : "not one objection";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(staff, Office)

BOOST_AUTO_TEST_CASE(a_password_must_be_long_and_hard_to_guess) {
  BOOST_TEST(only_field(create("bo@hartwell.example", "fourteen chars").objections) == "password");
  BOOST_TEST(only_field(create("bo@hartwell.example", "passwordpassword").objections) ==
             "password");
  BOOST_TEST(only_field(create("bo@hartwell.example", "aaaaaaaaaaaaaaaaaaaaa").objections) ==
             "password");
  BOOST_TEST(only_field(create("bo@hartwell.example", std::string(129, 'x')).objections) ==
             "password");
  BOOST_TEST(
      only_field(create("bo@hartwell.example", "purple gravel \xff teapot anthem").objections) ==
      "password");
  BOOST_TEST(count("staff") == 1);
  BOOST_TEST((create("bo@hartwell.example").outcome == SaveOutcome::saved));
}

BOOST_AUTO_TEST_CASE(lengths_count_characters_and_not_bytes) {
  // 14 and 15 letters that take two bytes each.
  BOOST_TEST(password_objection("äöüßéèêñçøåœæð", {}).has_value());
  BOOST_TEST(!password_objection("äöüßéèêñçøåœæðþ", {}).has_value());
}

BOOST_AUTO_TEST_CASE(words_that_name_the_person_do_not_make_a_password) {
  BOOST_TEST(password_objection("BoLundBoLundBoLund", {"Bo Lund"}).has_value());
  BOOST_TEST(password_objection("hartwellfinchfirm", {"Hartwell & Finch Firm"}).has_value());
}

BOOST_AUTO_TEST_CASE(an_address_belongs_to_one_of_the_firms_staff) {
  BOOST_TEST((create("bo@hartwell.example").outcome == SaveOutcome::saved));
  BOOST_TEST(only_field(create("Bo@HARTWELL.example").objections) == "address");
  BOOST_TEST(only_field(create("not an address").objections) == "address");
  BOOST_TEST(count("staff") == 2);
}

BOOST_AUTO_TEST_CASE(signing_in_starts_a_session_that_lasts_twelve_hours_at_most) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  auto first = enter(" Bo@Hartwell.example ", kPassword);
  auto result = type(half(first), code_of(secret));
  BOOST_REQUIRE((result.outcome == StepOutcome::signed_in));
  const Token cookie = *result.session_cookie;
  BOOST_TEST(resume(cookie)->session->name == "Bo Lund");
  BOOST_TEST(!resume(*first.half_cookie)->half.has_value());
  // Seen every twenty minutes until then.
  Time end = clock.time + 12h;
  while (clock.time + 20min < end) {
    clock.time += 20min;
    BOOST_REQUIRE(resume(cookie)->session.has_value());
  }
  clock.time = end - 1s;
  BOOST_TEST(resume(cookie)->session.has_value());
  clock.time = end;
  BOOST_TEST(!resume(cookie)->session.has_value());
}

BOOST_AUTO_TEST_CASE(a_session_nobody_uses_ends_after_thirty_minutes) {
  const Token cookie = signed_in(give_app(create("bo@hartwell.example").id));
  clock.time += 30min - 1s;
  BOOST_TEST(resume(cookie)->session.has_value());
  clock.time += 30min;
  BOOST_TEST(!resume(cookie)->session.has_value());
}

BOOST_AUTO_TEST_CASE(a_right_password_alone_opens_nothing_and_is_remembered_for_fifteen_minutes) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  auto first = enter("bo@hartwell.example", kPassword);
  BOOST_TEST(!resume(*first.half_cookie)->session.has_value());
  HalfSession at = half(first);
  BOOST_TEST(at.name == "Bo Lund");
  clock.pass(15min - 1s);
  BOOST_TEST(resume(*first.half_cookie)->half.has_value());
  clock.pass(1s);
  BOOST_TEST(!resume(*first.half_cookie)->half.has_value());
  auto again = enter("bo@hartwell.example", kPassword);
  at = half(again);
  db.execute("UPDATE staff SET deactivated_at = ? WHERE id = ?", {clock.time, at.account.staff});
  BOOST_TEST(!resume(*again.half_cookie)->half.has_value());
  BOOST_TEST((type(at, code_of(secret)).outcome == StepOutcome::wrong));
}

BOOST_AUTO_TEST_CASE(each_code_counts_once_and_so_does_each_recovery_code) {
  const StaffId bo = create("bo@hartwell.example").id;
  const std::string secret = give_app(bo);
  ActingAccount by{bo, "Bo Lund", "203.0.113.5", "Firefox on Windows"};
  auto set = make_recovery_set(keys, random, sample.firm, bo, clock.time);
  BOOST_TEST(keep_recovery_set(db, keys, random, sample.firm, by, set, clock.time));
  const std::string now = code_of(secret);
  BOOST_TEST(
      (type(half(enter("bo@hartwell.example", kPassword)), now).outcome == StepOutcome::signed_in));
  BOOST_TEST(
      (type(half(enter("bo@hartwell.example", kPassword)), now).outcome == StepOutcome::wrong));
  BOOST_TEST((type(half(enter("bo@hartwell.example", kPassword)), set.codes[3]).outcome ==
              StepOutcome::signed_in));
  BOOST_TEST((type(half(enter("bo@hartwell.example", kPassword)), set.codes[3]).outcome ==
              StepOutcome::wrong));
  BOOST_TEST(find_second_factor(db, sample.firm, bo)->recovery_codes == 9);
  BOOST_TEST(count("audit_events", "action = 'staff.signed_in'") == 2u);
  BOOST_TEST(count("audit_events", "action = 'staff.second_step_refused'") == 2u);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(the_same_code_from_sixteen_browsers_signs_one_in) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  std::vector<HalfSession> halves;
  for (int i = 0; i < 16; ++i) halves.push_back(half(enter("bo@hartwell.example", kPassword)));
  db.execute("DELETE FROM rate_limits");
  const std::string now = code_of(secret);
  const Firm here = firm();
  std::atomic<int> in{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      Database own{test::TestDatabase::settings()};
      SystemRandom own_random;
      Browser from_there{.device = {},
                         .fingerprint = {},
                         .description = "Firefox",
                         .ip = "203.0.113." + std::to_string(i + 1)};
      auto result = finish_with_code(own, keys, own_random, here, halves.at(std::size_t(i)), now,
                                     {from_there, {}}, clock.time);
      if (result.outcome == StepOutcome::signed_in) ++in;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(in == 1);
  BOOST_TEST(count("sessions", "kind = 'staff'") == 1u);
}

BOOST_AUTO_TEST_CASE(three_mistakes_in_all_from_an_ip_passwords_and_codes_together) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  enter("bo@hartwell.example", "wrong");
  BOOST_TEST((type(half(enter("bo@hartwell.example", kPassword)), "000 000").outcome ==
              StepOutcome::wrong));
  HalfSession at = half(enter("bo@hartwell.example", kPassword));
  BOOST_TEST((type(at, "000 000").outcome == StepOutcome::wrong));
  auto result = type(at, code_of(secret));
  BOOST_TEST((result.outcome == StepOutcome::wait));
  BOOST_TEST(result.wait.count() == 300);
  BOOST_TEST((enter("bo@hartwell.example", kPassword).outcome == SignInOutcome::wait));
  // Elsewhere the same account goes on, and a success forgets what went wrong from there.
  BOOST_TEST((type(half(enter("bo@hartwell.example", kPassword, "203.0.113.6")), code_of(secret),
                   "203.0.113.6")
                  .outcome == StepOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(codes_are_limited_at_the_account_from_wherever_they_come) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  HalfSession at = half(enter("bo@hartwell.example", kPassword));
  for (int i = 0; i < 5; ++i) {
    type(at, "000 000", "203.0.113." + std::to_string(10 + i));
  }
  BOOST_TEST((type(at, code_of(secret), "203.0.113.99").outcome == StepOutcome::wait));
  clock.pass(1min);
  BOOST_TEST((type(at, code_of(secret), "203.0.113.99").outcome == StepOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(after_a_hundred_wrong_passwords_in_a_row_none_is_looked_at) {
  give_app(create("bo@hartwell.example").id);
  for (int i = 0; i < 99; ++i) {  // as each wrong one does after its hash
    count_or_wait(db, keys, sample.firm, limited::kLogInFailed, "staff|bo@hartwell.example",
                  clock.time);
  }
  BOOST_REQUIRE(
      (enter("bo@hartwell.example", "wrong", "198.51.100.9").outcome == SignInOutcome::wrong));
  BOOST_TEST(
      (enter("bo@hartwell.example", kPassword, "203.0.113.9").outcome == SignInOutcome::closed));
  BOOST_TEST((enter("nobody@hartwell.example", kPassword, "203.0.113.10").outcome ==
              SignInOutcome::wrong));
}

BOOST_AUTO_TEST_CASE(who_has_no_second_factor_sets_one_up_before_there_is_a_session) {
  const StaffId bo = create("bo@hartwell.example").id;
  auto first = enter("bo@hartwell.example", kPassword);
  HalfSession at = half(first);
  BOOST_TEST((second_step(db, firm(), bo, kPassword) == SecondStep::set_up));
  auto offer = make_totp_offer(keys, random, sample.firm, bo, clock.time);
  auto result = finish_by_setting_up(db, keys, random, firm(), at, offer, code_of(offer.secret),
                                     from("203.0.113.5"), clock.time);
  BOOST_REQUIRE((result.outcome == StepOutcome::signed_in));
  BOOST_TEST(resume(*result.session_cookie)->session->staff.value == bo.value);
  BOOST_TEST(count("outbox", "letter = 'second_factor_changed' AND staff_id = " +
                                 std::to_string(bo.value)) == 1u);
}

BOOST_AUTO_TEST_CASE(a_session_of_before_the_second_factor_was_required_opens_nothing) {
  const StaffId bo = create("bo@hartwell.example").id;
  const std::string secret = give_app(bo);
  const Token cookie = signed_in(secret);
  BOOST_TEST(resume(cookie)->session.has_value());
  db.execute("UPDATE staff SET totp_since = NULL WHERE id = ?", {bo});
  BOOST_TEST(!resume(cookie)->session.has_value());
  db.execute(
      "INSERT INTO passkeys (firm_id, contact_id, staff_id, credential_id, credential_hash, "
      "algorithm, public_key, sign_count, name, created_at) "
      "VALUES (?, 0, ?, 'an id', ?, -8, '', 0, 'Phone', ?)",
      {sample.firm, bo, digest("an id"), clock.time});
  BOOST_TEST(resume(cookie)->session.has_value());
}

BOOST_AUTO_TEST_CASE(wrong_passwords_and_unknown_addresses_get_the_same_answer) {
  create("bo@hartwell.example");
  BOOST_TEST((enter("bo@hartwell.example", "purple gravel teapot anthems").outcome ==
              SignInOutcome::wrong));
  BOOST_TEST((enter("nobody@hartwell.example", kPassword).outcome == SignInOutcome::wrong));
  BOOST_TEST((enter("", "").outcome == SignInOutcome::wrong));
  BOOST_TEST(count("sessions") == 0);
  BOOST_TEST(count("audit_events", "action = 'staff.sign_in_refused'") == 3);
}

BOOST_AUTO_TEST_CASE(the_fourth_try_from_an_ip_waits_even_with_the_right_password) {
  create("bo@hartwell.example");
  for (int i = 0; i < 3; ++i) enter("bo@hartwell.example", "wrong");
  auto result = enter("bo@hartwell.example", kPassword);
  BOOST_TEST((result.outcome == SignInOutcome::wait));
  BOOST_TEST(result.wait.count() == 300);
  BOOST_TEST((enter("bo@hartwell.example", kPassword, "203.0.113.6").outcome ==
              SignInOutcome::second_step));
  clock.time += 300s;
  BOOST_TEST((enter("bo@hartwell.example", kPassword).outcome == SignInOutcome::second_step));
}

BOOST_AUTO_TEST_CASE(a_success_forgets_the_failures_before_it) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  for (int round = 0; round < 3; ++round) {
    enter("bo@hartwell.example", "wrong");
    enter("bo@hartwell.example", "wrong");
    db.execute("UPDATE staff SET totp_last_step = NULL");
    signed_in(secret);
  }
}

BOOST_AUTO_TEST_CASE(who_signs_in_in_between_cannot_guess_a_colleagues_password) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  create("cleo@hartwell.example");
  int looked_at = 0;
  for (int round = 0; round < 10; ++round) {
    auto guess = enter(" Cleo@hartwell.example", "guess " + std::to_string(round));
    if (guess.outcome == SignInOutcome::wrong) ++looked_at;
    db.execute("UPDATE staff SET totp_last_step = NULL");
    signed_in(secret);
  }
  BOOST_TEST(looked_at == 3);
  // From elsewhere the colleague comes in, and after the pause from here too.
  BOOST_TEST((enter("cleo@hartwell.example", kPassword, "203.0.113.6").outcome ==
              SignInOutcome::second_step));
  clock.time += 300s;
  BOOST_TEST((enter("cleo@hartwell.example", kPassword).outcome == SignInOutcome::second_step));
}

BOOST_AUTO_TEST_CASE(parallel_tries_gain_nothing) {
  create("bo@hartwell.example");
  std::atomic<int> looked_at{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      Database own{test::TestDatabase::settings()};
      SystemRandom own_random;
      Browser there{.device = {}, .fingerprint = {}, .description = "", .ip = "203.0.113.7"};
      auto result = sign_in(own, keys, own_random, gate, sample.firm, "bo@hartwell.example",
                            "wrong", {there, {}}, clock.time);
      if (result.outcome != SignInOutcome::wait) ++looked_at;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(looked_at == 3);
}

BOOST_AUTO_TEST_CASE(signing_in_again_ends_the_session_that_the_browser_showed) {
  const std::string secret = give_app(create("bo@hartwell.example").id);
  const Token first = signed_in(secret);
  SessionId old = resume(first)->session->id;
  clock.pass(1min);
  auto second = sign_in(db, keys, random, gate, sample.firm, "bo@hartwell.example", kPassword,
                        from("203.0.113.5", old), clock.time);
  BOOST_TEST(!resume(first)->session.has_value());
  BOOST_TEST((type(half(second), code_of(secret)).outcome == StepOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(signing_out_ends_the_session_on_the_server) {
  const Token in = signed_in(give_app(create("bo@hartwell.example").id));
  auto session = resume(in)->session;
  sign_out(db, keys, sample.firm, {session->staff, session->name, "203.0.113.5"}, session->id,
           clock.time);
  BOOST_TEST(!resume(in)->session.has_value());
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(staff_of_another_firm_cannot_sign_in) {
  create("bo@hartwell.example");
  auto other = add_firm("other");
  auto result = sign_in(db, keys, random, gate, other.firm, "bo@hartwell.example", kPassword,
                        from("203.0.113.5"), clock.time);
  BOOST_TEST((result.outcome == SignInOutcome::wrong));
}

BOOST_AUTO_TEST_SUITE_END()
