// security.md, limits on abuse: each number of its table.
#include "core/domain/rate_limit.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Limits : World {
  std::optional<std::chrono::seconds> hit(const LimitedAction& action,
                                          std::string_view subject = "203.0.113.7") {
    return count_or_wait(db, keys, sample.firm, action, subject, clock.time);
  }
  /// How many tries are let through when one is made every `step` for `span`.
  int let_through(const LimitedAction& action, Duration span, Duration step) {
    int passed = 0;
    for (Duration at{0}; at < span; at += step) {
      if (!hit(action)) ++passed;
      clock.pass(step);
    }
    return passed;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rate_limit, Limits)

BOOST_AUTO_TEST_CASE(access_mail_to_one_address_60_s_apart_2_an_hour_5_a_day) {
  const LimitedAction& action = limited::kAccessMail;
  BOOST_TEST(!hit(action));
  BOOST_TEST((hit(action) == 60s));
  clock.pass(60s - 1us);
  BOOST_TEST((hit(action) == 1s));
  clock.pass(1us);
  BOOST_TEST(!hit(action));
  clock.pass(60s);
  BOOST_TEST((hit(action) == 3480s));
  clock.pass(3480s - 1s);
  BOOST_TEST((hit(action) == 1s));
  clock.pass(1s);
  BOOST_TEST(!hit(action));
  clock.pass(24h);
  BOOST_TEST(let_through(action, 1h, 10s) == 2);
  clock.pass(24h);
  BOOST_TEST(let_through(action, 24h, 5min) == 5);
}

BOOST_AUTO_TEST_CASE(asking_for_a_link_from_one_ip_3_a_minute_6_an_hour) {
  const LimitedAction& action = limited::kAskForLink;
  for (int i = 0; i < 3; ++i) BOOST_TEST(!hit(action));
  BOOST_TEST((hit(action) == 60s));
  clock.pass(60s);
  for (int i = 0; i < 3; ++i) BOOST_TEST(!hit(action));
  clock.pass(60s);
  BOOST_TEST((hit(action) == 3480s));
  clock.pass(1h);
  BOOST_TEST(let_through(action, 1h, 5s) == 6);
}

BOOST_AUTO_TEST_CASE(claims_that_fail_from_one_ip_6_a_minute_30_an_hour) {
  const LimitedAction& action = limited::kFailedClaim;
  for (int i = 0; i < 6; ++i) BOOST_TEST(!hit(action));
  BOOST_TEST((hit(action) == 60s));
  clock.pass(1h);
  BOOST_TEST(let_through(action, 1h, 5s) == 30);
}

BOOST_AUTO_TEST_CASE(staff_sign_ins_that_fail_from_one_ip_3_then_one_in_300_s) {
  const LimitedAction& action = limited::kFailedStaffSignIn;
  for (int i = 0; i < 3; ++i) BOOST_TEST(!hit(action));
  BOOST_TEST((hit(action) == 300s));
  clock.pass(299s);
  BOOST_TEST((hit(action) == 1s));
  clock.pass(1s);
  for (int i = 0; i < 5; ++i) {
    BOOST_TEST(!hit(action));
    BOOST_TEST((hit(action) == 300s));
    clock.pass(300s);
  }
  // Whoever goes on and on gains nothing by it.
  clock.pass(1h);
  BOOST_TEST(let_through(action, 1h, 10s) == 3 + 11);
  forget_count(db, keys, sample.firm, action, "203.0.113.7");
  BOOST_TEST(!hit(action));
}

BOOST_AUTO_TEST_CASE(a_refused_try_is_not_counted_and_wait_of_does_not_count) {
  const LimitedAction& action = limited::kAskForLink;
  for (int i = 0; i < 3; ++i) hit(action);
  for (int i = 0; i < 50; ++i) {
    clock.pass(1s);
    BOOST_TEST(hit(action).has_value());
    BOOST_TEST(wait_of(db, keys, sample.firm, action, "203.0.113.7", clock.time).has_value());
  }
  clock.pass(10s);
  BOOST_TEST(!wait_of(db, keys, sample.firm, action, "203.0.113.7", clock.time));
  BOOST_TEST(!hit(action));
}

BOOST_AUTO_TEST_CASE(subjects_actions_and_firms_are_counted_apart) {
  Sample other = add_firm("brightwater");
  for (int i = 0; i < 3; ++i) hit(limited::kAskForLink);
  BOOST_TEST(hit(limited::kAskForLink).has_value());
  BOOST_TEST(!hit(limited::kAskForLink, "203.0.113.8"));
  BOOST_TEST(!hit(limited::kFailedClaim));
  BOOST_TEST(!count_or_wait(db, keys, other.firm, limited::kAskForLink, "203.0.113.7", clock.time));
  // Who was counted is not to be read there.
  BOOST_TEST(database.dump().find("203.0.113.7") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_address_of_the_same_ipv6_subscriber_is_no_other_caller) {
  const LimitedAction& action = limited::kFailedStaffSignInAs;
  for (int i = 0; i < 3; ++i) {
    BOOST_TEST(!hit(limited::kAskForLink, "2001:db8:0:1::" + std::to_string(i)));
    BOOST_TEST(!hit(action, "2001:db8:0:1::" + std::to_string(i) + "|ann@oak.example"));
  }
  BOOST_TEST(hit(limited::kAskForLink, "2001:db8:0:1:ffff::1").has_value());
  BOOST_TEST(hit(action, "2001:db8:0:1:ffff::1|ann@oak.example").has_value());
  BOOST_TEST(!hit(limited::kAskForLink, "2001:db8:0:2::1"));
  BOOST_TEST(!hit(action, "2001:db8:0:1:ffff::1|bob@oak.example"));
}

BOOST_AUTO_TEST_CASE(of_64_parallel_tries_exactly_as_many_pass_as_may) {
  constexpr unsigned kTries = 64;
  struct Passed {
    bool of[kTries];
  };
  SharedMemory<Passed> passed;
  Gate start{kTries};
  const int failed = run_in_parallel(kTries, [&](unsigned number) {
    Database own{TestDatabase::settings()};
    own.find_value<int>("SELECT 1", {});
    start.wait();
    passed->of[number] =
        !count_or_wait(own, keys, sample.firm, limited::kFailedClaim, "203.0.113.7", clock.time);
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(std::count(passed->of, passed->of + kTries, true) == 6);
}

BOOST_AUTO_TEST_SUITE_END()
