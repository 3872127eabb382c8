#include "core/domain/reopen_ask.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/work_item.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

struct Asking : test::World {
  Asking() { set(WorkStatus::completed); }

  void set(WorkStatus status) {
    set_work_status(db, keys, sample.firm, ada(), sample.work_item, status, clock.time);
  }
  AskOutcome ask(const Reach& reach, const std::string& reason = "") {
    return ask_to_reopen(db, keys, random, sample.firm, reach, "Nora Quist", "203.0.113.7",
                         sample.work_item, reason, clock.time);
  }
  AskOutcome ask(const std::string& reason = "") { return ask({sample.contact}, reason); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reopen_asks, Asking)

BOOST_AUTO_TEST_CASE(asking_tells_the_assignee_once_and_changes_nothing_else) {
  BOOST_TEST((ask("The invoice was wrong.") == AskOutcome::asked));
  auto waiting = find_reopen_ask(db, sample.firm, sample.work_item);
  BOOST_REQUIRE(waiting);
  BOOST_TEST(waiting->reason == "The invoice was wrong.");
  BOOST_TEST(waiting->contact_name == "Nora Quist");
  BOOST_TEST(waiting->work_title == "2026 tax return");
  BOOST_TEST((waiting->asked_at == clock.time));
  BOOST_TEST(count("outbox", "letter = 'reopen_asked' AND to_address = 'ada@hartwell.example'") ==
             1u);
  BOOST_TEST(count("audit_events", "action = 'work.reopen_asked' AND actor_kind = 'contact'") ==
             1u);
  BOOST_TEST(count("work_items", "status = 'completed'") == 1u);
  BOOST_TEST(list_reopen_asks(db, sample.firm).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_second_ask_says_that_it_was_asked_whoever_asks) {
  auto jo = add_contact("Jo Quist", "jo@client.example");
  add_recipient(jo);
  BOOST_TEST((ask("First") == AskOutcome::asked));
  BOOST_TEST((ask("Second") == AskOutcome::asked_already));
  BOOST_TEST((ask({jo.id}, "Third") == AskOutcome::asked_already));
  BOOST_TEST(find_reopen_ask(db, sample.firm, sample.work_item)->reason == "First");
  BOOST_TEST(count("outbox", "letter = 'reopen_asked'") == 1u);
}

BOOST_AUTO_TEST_CASE(another_status_answers_it_and_the_next_completion_may_be_asked_about_again) {
  ask("First");
  clock.time += 1h;
  set(WorkStatus::in_progress);
  BOOST_TEST(!find_reopen_ask(db, sample.firm, sample.work_item));
  BOOST_TEST(list_reopen_asks(db, sample.firm).empty());
  BOOST_TEST((ask() == AskOutcome::not_completed));
  clock.time += 1h;
  set(WorkStatus::completed);
  BOOST_TEST(!find_reopen_ask(db, sample.firm, sample.work_item));
  BOOST_TEST((ask("Again") == AskOutcome::asked));
  BOOST_TEST(count("reopen_asks") == 2u);
}

BOOST_AUTO_TEST_CASE(only_who_sees_something_of_the_work_can_ask) {
  auto stranger = add_contact("Jo Quist", "jo@client.example");
  BOOST_TEST((ask({stranger.id}) == AskOutcome::not_found));
  BOOST_TEST((ask({sample.contact, SessionKind::pin}) == AskOutcome::not_found));
  auto other = add_firm("brightwater");
  BOOST_TEST((ask_to_reopen(db, keys, random, other.firm, {other.contact}, "X", "",
                            sample.work_item, "", clock.time) == AskOutcome::not_found));
  BOOST_TEST(count("reopen_asks") == 0u);
  BOOST_TEST(count("outbox") == 0u);
  BOOST_TEST((ask({sample.contact, SessionKind::login}) == AskOutcome::asked));
}

BOOST_AUTO_TEST_CASE(where_the_assignee_has_left_an_administrator_is_told) {
  db.insert(
      "INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
      "VALUES (?, 'Mo Abbott', 'mo@staff.example', 'admin', '', ?)",
      {sample.firm, clock.time});
  db.execute("UPDATE staff SET deactivated_at = ? WHERE id = ?", {clock.time, sample.staff});
  ask();
  BOOST_TEST(count("outbox", "to_address = 'mo@staff.example'") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
