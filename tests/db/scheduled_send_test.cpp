// Sendings that wait for their time: the grace, taking back, several mailers, the work's start.
#include "core/domain/scheduled_send.hpp"
#include "core/domain/due_send.hpp"
#include "core/domain/start_plan.hpp"
#include "core/domain/taken_back_send.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>

#include "core/domain/audit.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/failed_send.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

constexpr Duration kGrace = 60s;

/// The sample's checklist went to Nora; it is planned to go again.
struct Plans : World {
  Time began = clock.time;

  unsigned version() {
    return *db.find_value<unsigned>("SELECT version FROM checklists WHERE id = ?",
                                    {sample.checklist});
  }
  /// One of several side by side, as staff have said.
  SendOrder order() {
    return {.work = sample.work_item, .checklist = sample.checklist, .waiting = WaitingPlan::keep};
  }
  PlanResult plan(const SendTiming& timing = {}, Duration grace = kGrace) {
    return plan_send(db, keys, random, firm(), ada(), order(), timing, grace, clock.time);
  }
  bool run() { return run_due_send(db, keys, random, clock.time); }
  TakeBackOutcome take_back(ScheduledSendId id) {
    return take_back_send(db, keys, sample.firm, ada(), sample.work_item, sample.checklist, id,
                          clock.time);
  }
  std::vector<ScheduledSend> open() {
    return list_open_plans(db, sample.firm, sample.work_item, sample.checklist);
  }
  void starts(const char* day) {
    db.transaction([&] {
      lock_work_item(db, sample.firm, sample.work_item);
      db.execute("UPDATE work_items SET start_on = ? WHERE id = ?", {day, sample.work_item});
      move_scheduled_sends(db, sample.firm, sample.work_item, clock.time);
    });
  }
  SendTiming from_start(int days, std::chrono::minutes at = 9h) {
    return {.kind = SendTiming::Kind::start, .days = days, .at = at};
  }
  SendTiming on(int year, unsigned month, unsigned day, std::chrono::minutes at = 9h) {
    return {.kind = SendTiming::Kind::date,
            .on = std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day),
            .at = at};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(scheduled_sends, Plans)

BOOST_AUTO_TEST_CASE(send_now_waits_for_its_grace_to_the_second) {
  PlanResult planned = plan();
  BOOST_REQUIRE((planned.outcome == PlanOutcome::planned));
  BOOST_TEST((*planned.run_at == began + kGrace));
  BOOST_TEST(count("outbox") == 0);
  clock.pass(59s);
  BOOST_TEST(!run());
  BOOST_TEST(count("outbox") == 0);
  clock.pass(1s);
  BOOST_TEST(run());
  BOOST_TEST(count("outbox", "letter = 'checklist' AND state = 'queued'") == 1);
  BOOST_TEST(!run());
  BOOST_TEST(count("outbox") == 1);
  BOOST_TEST(count("sends", "kind = 'send' AND scheduled_send_id IS NOT NULL") == 1);
  BOOST_TEST(count("scheduled_sends", "state = 'sent'") == 1);
  BOOST_TEST(count("audit_events", "action = 'checklist.sent' AND actor_name = 'Ada Finch'") == 1);
  BOOST_TEST(open().empty());
}

BOOST_AUTO_TEST_CASE(without_a_grace_it_goes_at_once) {
  BOOST_TEST((plan({}, 0s).outcome == PlanOutcome::sent));
  BOOST_TEST(count("outbox") == 1);
  BOOST_TEST(count("scheduled_sends") == 0);
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_never_goes_out) {
  PlanResult planned = plan();
  clock.pass(59s);
  BOOST_TEST((take_back(planned.id) == TakeBackOutcome::taken_back));
  BOOST_TEST((take_back(planned.id) == TakeBackOutcome::too_late));
  clock.pass(1h);
  BOOST_TEST(!run());
  BOOST_TEST(count("outbox") == 0);
  BOOST_TEST(count("audit_events", "action = 'checklist.send_taken_back'") == 1);
  BOOST_TEST(open().empty());
}

BOOST_AUTO_TEST_CASE(what_is_out_cannot_be_taken_back) {
  PlanResult planned = plan();
  clock.pass(kGrace);
  run();
  BOOST_TEST((take_back(planned.id) == TakeBackOutcome::too_late));
  BOOST_TEST((take_back_send(db, keys, add_firm("other").firm, ada(), sample.work_item,
                             sample.checklist, planned.id, clock.time) == TakeBackOutcome::gone));
  BOOST_TEST(count("outbox") == 1);
}

BOOST_AUTO_TEST_CASE(a_double_click_plans_once) {
  SendOrder click = order();
  click.version = version();
  auto press = [&] {
    return plan_send(db, keys, random, firm(), ada(), click, {}, kGrace, clock.time);
  };
  BOOST_TEST((press().outcome == PlanOutcome::planned));
  PlanResult second = press();
  BOOST_TEST((second.outcome == PlanOutcome::refused));
  BOOST_TEST((second.send.outcome == SendOutcome::changed_meanwhile));
  BOOST_TEST(count("scheduled_sends") == 1);
}

BOOST_AUTO_TEST_CASE(who_gets_it_by_a_plan_that_waits_gets_it_by_no_second_one_unasked) {
  PlanResult first = plan(on(2027, 1, 4));
  SendOrder again{.work = sample.work_item, .checklist = sample.checklist};
  auto order_for = [&](std::optional<ContactId> only, WaitingPlan waiting) {
    again.only = only;
    again.waiting = waiting;
    return plan_send(db, keys, random, firm(), ada(), again, on(2027, 1, 5), kGrace, clock.time);
  };
  PlanResult refused = order_for({}, WaitingPlan::refuse);
  BOOST_TEST((refused.outcome == PlanOutcome::planned_before));
  BOOST_TEST((refused.waiting->id == first.id));
  // One for all is not put aside by one for one of them.
  BOOST_TEST(
      (order_for(sample.contact, WaitingPlan::refuse).outcome == PlanOutcome::planned_before));
  BOOST_TEST(
      (order_for(sample.contact, WaitingPlan::replace).outcome == PlanOutcome::planned_before));
  BOOST_TEST(count("scheduled_sends", "state = 'waiting'") == 1);
  BOOST_TEST((order_for(sample.contact, WaitingPlan::keep).outcome == PlanOutcome::planned));
  // One for all puts all others aside.
  BOOST_TEST((order_for({}, WaitingPlan::replace).outcome == PlanOutcome::planned));
  BOOST_TEST(count("scheduled_sends", "state = 'waiting' AND contact_id IS NULL") == 1);
  BOOST_TEST(count("scheduled_sends", "state = 'cancelled'") == 2);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(of_taking_back_and_a_mailer_one_wins) {
  struct Seen {
    std::atomic<int> taken{0}, rounds{0};
  };
  SharedMemory<Seen> seen;
  constexpr int kRounds = 20;
  for (int round = 0; round < kRounds; ++round) {
    PlanResult planned = plan();
    clock.pass(kGrace);
    Gate gate{3};
    int failed = run_in_parallel(3, [&](unsigned who) {
      Database own{TestDatabase::settings()};
      SystemRandom own_random;
      own.find_value<int>("SELECT 1", {});
      gate.wait();
      if (who == 0) {
        if (take_back_send(own, keys, sample.firm, ada(), sample.work_item, sample.checklist,
                           planned.id, clock.time) == TakeBackOutcome::taken_back) {
          ++seen->taken;
        }
      } else {
        run_due_send(own, keys, own_random, clock.time);
      }
    });
    BOOST_TEST(failed == 0);
  }
  while (run()) {
  }
  // Each plan was either taken back or sent, and never both.
  BOOST_TEST(count("scheduled_sends", "state = 'waiting'") == 0);
  BOOST_TEST(count("scheduled_sends", "state = 'cancelled'") ==
             static_cast<std::uint64_t>(seen->taken.load()));
  BOOST_TEST(count("outbox") + static_cast<std::uint64_t>(seen->taken.load()) == kRounds);
  BOOST_TEST(count("sends", "scheduled_send_id IS NOT NULL") == count("outbox"));
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(several_mailers_send_each_plan_once) {
  constexpr int kPlans = 24;
  for (int i = 0; i < kPlans; ++i) {
    Sample other = add_work("Work " + std::to_string(i));
    SendOrder each{.work = other.work_item, .checklist = other.checklist};
    BOOST_REQUIRE(
        (plan_send(db, keys, random, firm(), ada(), each, {}, kGrace, clock.time).outcome ==
         PlanOutcome::planned));
  }
  clock.pass(kGrace);
  Gate gate{4};
  int failed = run_in_parallel(4, [&](unsigned) {
    Database own{TestDatabase::settings()};
    SystemRandom own_random;
    gate.wait();
    for (int idle = 0; idle < 5;) {
      if (!run_due_send(own, keys, own_random, clock.time)) ++idle;
    }
  });
  BOOST_TEST(failed == 0);
  while (run()) {
  }
  BOOST_TEST(count("outbox") == kPlans);
  BOOST_TEST(count("scheduled_sends", "state = 'sent'") == kPlans);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(work_that_somebody_holds_does_not_keep_the_rest_waiting) {
  Sample other = add_work("Payroll");
  plan();
  SendOrder behind{.work = other.work_item, .checklist = other.checklist};
  plan_send(db, keys, random, firm(), ada(), behind, {}, kGrace, clock.time);
  clock.pass(kGrace);
  Database holder{TestDatabase::settings()};
  holder.transaction([&] {
    lock_work_item(holder, sample.firm, sample.work_item);
    BOOST_TEST(run());
    BOOST_TEST(!run());
  });
  BOOST_TEST(count("outbox", "work_item_id = " + std::to_string(other.work_item.value)) == 1);
  BOOST_TEST(run());
  BOOST_TEST(count("outbox") == 2);
}

BOOST_AUTO_TEST_CASE(a_date_is_of_the_firms_time_zone) {
  PlanResult winter = plan(on(2027, 1, 4, 9h));
  PlanResult summer = plan(on(2027, 7, 5, 9h));
  BOOST_TEST((*winter.run_at == parse_sql_time("2027-01-04 09:00:00")));
  BOOST_TEST((*summer.run_at == parse_sql_time("2027-07-05 08:00:00")));
  // 28 March 2027: London's clocks jump from 1:00 to 2:00.
  BOOST_TEST((*plan(on(2027, 3, 28, 90min)).run_at == parse_sql_time("2027-03-28 01:00:00")));
  BOOST_TEST((plan(on(2020, 1, 1)).outcome == PlanOutcome::already_over));
}

BOOST_AUTO_TEST_CASE(a_plan_from_the_start_waits_for_one_and_moves_with_it) {
  PlanResult planned = plan(from_start(-3));
  BOOST_REQUIRE((planned.outcome == PlanOutcome::planned));
  BOOST_TEST(!planned.run_at.has_value());
  clock.pass(days{30});
  BOOST_TEST(!run());
  starts("2027-06-10");
  BOOST_TEST((*open().at(0).run_at == parse_sql_time("2027-06-07 08:00:00")));
  starts("2027-01-10");
  BOOST_TEST((*open().at(0).run_at == parse_sql_time("2027-01-07 09:00:00")));
  clock.time = parse_sql_time("2027-01-07 08:59:59");
  BOOST_TEST(!run());
  clock.pass(1s);
  BOOST_TEST(run());
  BOOST_TEST(count("outbox") == 1);
  // What is out stays where it was.
  starts("2028-01-10");
  BOOST_TEST(open().empty());
}

BOOST_AUTO_TEST_CASE(a_start_moved_into_the_past_leaves_time_to_take_it_back) {
  starts("2027-06-10");
  plan(from_start(2));
  starts("2026-01-01");
  BOOST_TEST((*open().at(0).run_at == clock.time + kMovedGrace));
  db.execute("UPDATE work_items SET start_on = NULL", {});
  move_scheduled_sends(db, sample.firm, sample.work_item, clock.time);
  BOOST_TEST(!open().at(0).run_at.has_value());
  BOOST_TEST((plan(from_start(kMostDaysFromStart + 1)).outcome == PlanOutcome::too_far));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_at_its_time_fails_with_the_reason_and_is_not_tried_again) {
  auto fails_because = [&](PlanFailure why) {
    clock.pass(kGrace);
    BOOST_TEST(run());
    BOOST_TEST(!run());
    auto plans = open();
    BOOST_REQUIRE(plans.size() == 1);
    BOOST_TEST((plans[0].state == SendPlanState::failed));
    BOOST_TEST((plans[0].why == why));
  };
  plan();
  db.execute("UPDATE contacts SET deleted_at = ?", {clock.time});
  fails_because(PlanFailure::recipient_unusable);
  BOOST_TEST(open()[0].who == "Nora Quist");
  db.execute("UPDATE contacts SET deleted_at = NULL", {});
  plan();
  db.execute("UPDATE firms SET suspended_at = ?", {clock.time});
  fails_because(PlanFailure::firm_suspended);
  db.execute("UPDATE firms SET suspended_at = NULL", {});
  plan();
  complete_work(sample.work_item);
  fails_because(PlanFailure::work_completed);
  db.execute("UPDATE work_items SET status = 'waiting', completed_at = NULL", {});
  plan();
  db.execute("DELETE FROM client_requests", {});
  fails_because(PlanFailure::no_requests);
  BOOST_TEST(count("outbox", "letter <> 'send_failed'") == 0);
  BOOST_TEST(count("audit_events", "action = 'checklist.not_sent'") == 4);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(a_later_sending_makes_the_failure_old_news) {
  plan();
  complete_work(sample.work_item);
  clock.pass(kGrace);
  run();
  BOOST_TEST(open().size() == 1);
  db.execute("UPDATE work_items SET status = 'waiting', completed_at = NULL", {});
  clock.pass(1s);
  plan({}, 0s);
  BOOST_TEST(open().empty());
}

BOOST_AUTO_TEST_CASE(
    who_planned_what_did_not_go_out_is_mailed_and_it_is_listed_until_it_is_seen_to) {
  auto listed = [&] { return list_failed_sends(db, sample.firm, {}, began, 10); };
  plan();
  BOOST_TEST(listed().empty());
  db.execute("UPDATE contacts SET deleted_at = ?", {clock.time});
  clock.pass(kGrace);
  run();
  BOOST_REQUIRE(listed().size() == 1u);
  BOOST_TEST((listed()[0].checklist == sample.checklist));
  BOOST_TEST(listed()[0].client_name == "Quist Bakery Ltd");
  BOOST_TEST(listed()[0].why.starts_with("Nora Quist could not be reached"));
  BOOST_TEST(count("outbox",
                   "letter = 'send_failed' AND to_address = 'ada@hartwell.example' "
                   "AND state = 'queued'") == 1u);
  BOOST_TEST(list_failed_sends(db, sample.firm, StaffId{4711}, began, 10).empty());
  BOOST_TEST(list_failed_sends(db, add_firm("other").firm, {}, began, 10).empty());
  db.execute("UPDATE work_items SET client_deleted = 1 WHERE id = ?", {sample.work_item});
  BOOST_TEST(listed().empty());
  db.execute("UPDATE work_items SET client_deleted = 0 WHERE id = ?", {sample.work_item});
  db.execute("UPDATE contacts SET deleted_at = NULL", {});
  clock.pass(1s);
  plan();  // again
  BOOST_TEST(listed().empty());
  BOOST_TEST(!find_failed_send(db, sample.firm, sample.work_item, sample.checklist).has_value());
}

BOOST_AUTO_TEST_CASE(a_failure_of_somebody_who_left_is_told_to_who_has_the_work) {
  StaffId left{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "SELECT firm_id, 'Bo', 'bo@x.example', role, password_hash, created_at FROM staff "
                "WHERE firm_id = ? AND id = ?",
                {sample.firm, sample.staff})};
  plan_send(db, keys, random, firm(), {left, "Bo", "203.0.113.9"}, order(), {}, kGrace, clock.time);
  db.execute("UPDATE staff SET deactivated_at = ? WHERE id = ?", {clock.time, left});
  complete_work(sample.work_item);
  clock.pass(kGrace);
  run();
  BOOST_TEST(count("outbox", "letter = 'send_failed' AND to_address = 'ada@hartwell.example'") ==
             1u);
  // Of completed work nothing may be left to do, so it is not listed for ever.
  BOOST_TEST(list_failed_sends(db, sample.firm, {}, began, 10).size() == 1u);
  BOOST_TEST(list_failed_sends(db, sample.firm, {}, clock.time + 1h, 10).empty());
}

BOOST_AUTO_TEST_CASE(a_fault_in_one_plan_does_not_stop_those_behind_it) {
  Sample other = add_work("Payroll");
  plan();
  SendOrder behind{.work = other.work_item, .checklist = other.checklist};
  plan_send(db, keys, random, firm(), ada(), behind, {}, kGrace, clock.time);
  clock.pass(kGrace);
  // A status that no version knows: reading the work's row throws.
  db.execute("UPDATE work_items SET status = 'odd' WHERE id = ?", {sample.work_item});
  while (run()) {
  }
  BOOST_TEST(count("scheduled_sends", "state = 'failed' AND why = 'fault'") == 1);
  BOOST_TEST(count("scheduled_sends", "state = 'sent'") == 1);
  BOOST_TEST(count("outbox", "letter = 'checklist'") == 1);
  BOOST_TEST(count("outbox", "letter = 'send_failed'") == 1);
}

BOOST_AUTO_TEST_CASE(the_sender_is_who_was_chosen_or_who_has_the_work_where_they_left) {
  StaffId bo{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "VALUES (?, 'Bo Lind', 'bo@hartwell.example', 'member', '', ?)",
                {sample.firm, clock.time})};
  SendOrder by_bo = order();
  by_bo.sender = bo;
  auto from = [&] {
    clock.pass(kGrace);
    run();
    return *db.find_value<StaffId>("SELECT staff_id FROM outbox ORDER BY id DESC LIMIT 1", {});
  };
  plan_send(db, keys, random, firm(), ada(), by_bo, {}, kGrace, clock.time);
  BOOST_TEST((from() == bo));
  plan_send(db, keys, random, firm(), ada(), by_bo, {}, kGrace, clock.time);
  db.execute("UPDATE staff SET deactivated_at = ? WHERE id = ?", {clock.time, bo});
  BOOST_TEST((from() == sample.staff));
  BOOST_TEST((plan_send(db, keys, random, firm(), ada(), by_bo, {}, kGrace, clock.time).outcome ==
              PlanOutcome::no_such_sender));
  auto other = add_firm("other");
  by_bo.sender = other.staff;
  BOOST_TEST((plan_send(db, keys, random, firm(), ada(), by_bo, {}, kGrace, clock.time).outcome ==
              PlanOutcome::no_such_sender));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_cannot_be_planned) {
  complete_work(sample.work_item);
  PlanResult refused = plan(on(2027, 1, 4));
  BOOST_TEST((refused.outcome == PlanOutcome::refused));
  BOOST_TEST((refused.send.outcome == SendOutcome::work_completed));
  BOOST_TEST(count("scheduled_sends") == 0);
  BOOST_TEST(count("audit_events") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
