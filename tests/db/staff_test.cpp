#include "core/domain/staff.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "core/base/password_strength.hpp"
#include "core/domain/audit.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPassword = "purple gravel teapot anthem";

struct Office : test::World {
  PasswordGate gate{2};
  Author admin{.contact = {}, .staff = {}, .name = "test"};

  SaveResult<StaffId> create(const std::string& address, const std::string& password = kPassword) {
    return create_staff(db, keys, firm(), {"Bo Lund", address, Role::member, password}, admin, "",
                        clock.time);
  }
  SignInResult enter(std::string_view address, std::string_view password,
                     const std::string& ip = "203.0.113.5") {
    return sign_in(db, keys, random, gate, sample.firm, address, password, ip, {}, clock.time);
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
  create("bo@hartwell.example");
  auto result = enter(" Bo@Hartwell.example ", kPassword);
  BOOST_REQUIRE((result.outcome == SignInOutcome::signed_in));
  BOOST_TEST(resume(*result.session_cookie)->session->name == "Bo Lund");
  // Seen every twenty minutes until then.
  Time end = clock.time + 12h;
  while (clock.time + 20min < end) {
    clock.time += 20min;
    BOOST_REQUIRE(resume(*result.session_cookie)->session.has_value());
  }
  clock.time = end - 1s;
  BOOST_TEST(resume(*result.session_cookie)->session.has_value());
  clock.time = end;
  BOOST_TEST(!resume(*result.session_cookie)->session.has_value());
}

BOOST_AUTO_TEST_CASE(a_session_nobody_uses_ends_after_thirty_minutes) {
  create("bo@hartwell.example");
  auto result = enter("bo@hartwell.example", kPassword);
  clock.time += 30min - 1s;
  BOOST_TEST(resume(*result.session_cookie)->session.has_value());
  clock.time += 30min;
  BOOST_TEST(!resume(*result.session_cookie)->session.has_value());
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
  BOOST_TEST(
      (enter("bo@hartwell.example", kPassword, "203.0.113.6").outcome == SignInOutcome::signed_in));
  clock.time += 300s;
  BOOST_TEST((enter("bo@hartwell.example", kPassword).outcome == SignInOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(a_success_forgets_the_failures_before_it) {
  create("bo@hartwell.example");
  for (int round = 0; round < 3; ++round) {
    enter("bo@hartwell.example", "wrong");
    enter("bo@hartwell.example", "wrong");
    BOOST_TEST((enter("bo@hartwell.example", kPassword).outcome == SignInOutcome::signed_in));
  }
}

BOOST_AUTO_TEST_CASE(who_signs_in_in_between_cannot_guess_a_colleagues_password) {
  create("bo@hartwell.example");
  create("cleo@hartwell.example");
  int looked_at = 0;
  for (int round = 0; round < 10; ++round) {
    auto guess = enter(" Cleo@hartwell.example", "guess " + std::to_string(round));
    if (guess.outcome == SignInOutcome::wrong) ++looked_at;
    BOOST_TEST((enter("bo@hartwell.example", kPassword).outcome == SignInOutcome::signed_in));
  }
  BOOST_TEST(looked_at == 3);
  // From elsewhere the colleague comes in, and after the pause from here too.
  BOOST_TEST((enter("cleo@hartwell.example", kPassword, "203.0.113.6").outcome ==
              SignInOutcome::signed_in));
  clock.time += 300s;
  BOOST_TEST((enter("cleo@hartwell.example", kPassword).outcome == SignInOutcome::signed_in));
}

BOOST_AUTO_TEST_CASE(parallel_tries_gain_nothing) {
  create("bo@hartwell.example");
  std::atomic<int> looked_at{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      Database own{test::TestDatabase::settings()};
      SystemRandom own_random;
      auto result = sign_in(own, keys, own_random, gate, sample.firm, "bo@hartwell.example",
                            "wrong", "203.0.113.7", {}, clock.time);
      if (result.outcome != SignInOutcome::wait) ++looked_at;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(looked_at == 3);
}

BOOST_AUTO_TEST_CASE(signing_in_again_ends_the_session_that_the_browser_showed) {
  create("bo@hartwell.example");
  auto first = enter("bo@hartwell.example", kPassword);
  SessionId old = resume(*first.session_cookie)->session->id;
  auto second = sign_in(db, keys, random, gate, sample.firm, "bo@hartwell.example", kPassword,
                        "203.0.113.5", old, clock.time);
  BOOST_TEST(!resume(*first.session_cookie)->session.has_value());
  BOOST_TEST(resume(*second.session_cookie)->session.has_value());
}

BOOST_AUTO_TEST_CASE(signing_out_ends_the_session_on_the_server) {
  create("bo@hartwell.example");
  auto in = enter("bo@hartwell.example", kPassword);
  auto session = resume(*in.session_cookie)->session;
  sign_out(db, keys, sample.firm, {session->staff, session->name, "203.0.113.5"}, session->id,
           clock.time);
  BOOST_TEST(!resume(*in.session_cookie)->session.has_value());
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(staff_of_another_firm_cannot_sign_in) {
  create("bo@hartwell.example");
  auto other = add_firm("other");
  auto result = sign_in(db, keys, random, gate, other.firm, "bo@hartwell.example", kPassword,
                        "203.0.113.5", {}, clock.time);
  BOOST_TEST((result.outcome == SignInOutcome::wrong));
}

BOOST_AUTO_TEST_SUITE_END()
