#include "core/mail/schedule.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

#include "tests/support/store_folder.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

// What the jobs below did, since a job is a plain function.
struct Done {
  int failing = 0, working = 0, breaking = 0, biting = 0;
} done;

std::uint64_t fail(const JobTools&) {
  ++done.failing;
  throw std::invalid_argument("quotes what a client wrote");
}
std::uint64_t fail_in_sql(const JobTools& tools) {
  ++done.failing;
  return tools.db.execute("DELETE FROM nowhere", {});
}
std::uint64_t work(const JobTools&) {
  ++done.working;
  return 0;
}
std::uint64_t break_connection(const JobTools&) {
  ++done.breaking;
  throw DatabaseError(DatabaseError::Kind::gone, 2013);
}
std::uint64_t bite_thrice(const JobTools&) {
  return ++done.biting < 3 ? kJobBite : 1;
}

struct Timetable : test::World {
  StoreFolder folder;

  Timetable() { done = {}; }
  JobTools tools() {
    return {db, keys, folder.store, clock.time, [] { return true; }};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(schedule, Timetable)

BOOST_AUTO_TEST_CASE(a_job_that_always_fails_keeps_nobody_waiting_and_is_tried_after_a_rest) {
  for (auto* failing : {fail, fail_in_sql}) {
    done = {};
    const auto both = std::to_array<Job>({{"failing", 1s, failing}, {"working", 1s, work}});
    Schedule schedule(both);
    BOOST_TEST(schedule.run_due(tools()) == 1);
    BOOST_TEST(done.working == 1);
    for (int i = 0; i < 59; ++i) {
      clock.pass(1s);
      BOOST_TEST(schedule.run_due(tools()) == 0);
    }
    BOOST_TEST(done.failing == 1);
    BOOST_TEST(done.working == 60);
    clock.pass(1s);
    BOOST_TEST(schedule.run_due(tools()) == 1);
    BOOST_TEST(done.failing == 2);
    BOOST_TEST(done.working == 61);
  }
}

BOOST_AUTO_TEST_CASE(a_database_that_is_away_is_told_and_the_other_jobs_have_the_next_turn) {
  const auto both =
      std::to_array<Job>({{"breaking", 10s, break_connection}, {"working", 1s, work}});
  Schedule schedule(both);
  BOOST_CHECK_THROW(schedule.run_due(tools()), DatabaseError);
  BOOST_TEST(schedule.run_due(tools()) == 0);
  BOOST_TEST(done.working == 1);
  clock.pass(10s);
  BOOST_CHECK_THROW(schedule.run_due(tools()), DatabaseError);
  BOOST_TEST(done.breaking == 2);
}

BOOST_AUTO_TEST_CASE(a_job_goes_on_while_its_bites_are_full_and_comes_again_in_its_time) {
  const auto one = std::to_array<Job>({{"biting", 10min, bite_thrice}});
  Schedule schedule(one);
  BOOST_TEST(schedule.run_due(tools()) == 0);
  BOOST_TEST(done.biting == 3);
  clock.pass(9min + 59s);
  schedule.run_due(tools());
  BOOST_TEST(done.biting == 3);
  clock.pass(1s);
  schedule.run_due(tools());
  BOOST_TEST(done.biting == 4);
}

BOOST_AUTO_TEST_SUITE_END()
