// product.md, PINs 5: PIN requests resent in bulk, at a set pace.
#include "core/domain/pin_migration.hpp"

#include <boost/test/unit_test.hpp>
#include <map>

#include "core/domain/audit.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/pin_world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

/// Nora has six PIN requests, in as many work items.
struct Migration : World {
  std::vector<Sample> works;

  Migration() {
    switch_portal(*this, sample.firm, false);
    works.push_back(sample);
    for (int i = 2; i <= 6; ++i) works.push_back(add_work("Work " + std::to_string(i)));
    for (const Sample& work : works) send_now(*this, work);
    give_pin(*this, sample.firm, sample.contact);
    switch_portal(*this, sample.firm, true);
    db.execute("UPDATE outbox SET state = 'sent', sent_at = ?", {clock.time});
  }

  StartOutcome start(int pace = 60) {
    return start_pin_migration(db, keys, sample.firm, ada(), pace, clock.time);
  }
  bool steer(Steer how) {
    return steer_pin_migration(db, keys, sample.firm, ada(), run().id, how, clock.time);
  }
  PinMigration run() { return find_pin_migration(db, sample.firm).value(); }
  /// What one mailer does at this moment.
  void work_off() {
    while (resend_next_pin_request(db, keys, random, clock.time)) {
    }
  }
  std::uint64_t mails() { return count("outbox", "letter = 'checklist'"); }
  std::uint64_t left() { return count_pin_requests(db, sample.firm).all; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pin_migration, Migration)

BOOST_AUTO_TEST_CASE(what_is_left_is_listed_by_client_and_work) {
  auto counts = count_pin_requests(db, sample.firm);
  BOOST_TEST(counts.all == 6u);
  BOOST_TEST(counts.resendable == 6u);
  BOOST_TEST(counts.contacts == 1u);
  auto listing = list_pin_requests(db, sample.firm, 1);
  BOOST_TEST(listing.total == 6u);
  BOOST_REQUIRE(listing.rows.size() == 6u);
  BOOST_TEST(listing.rows[0].work_title == "2026 tax return");
  BOOST_TEST(listing.rows[5].work_title == "Work 6");
  BOOST_TEST(listing.rows[0].contact_name == "Nora Quist");
  BOOST_TEST((listing.rows[0].sent_at == clock.time));
  BOOST_TEST(listing.rows[0].why_not == "");
  BOOST_TEST(list_pin_requests(db, sample.firm, 2).rows.empty());
}

BOOST_AUTO_TEST_CASE(it_goes_at_its_pace_and_no_faster) {
  BOOST_TEST((start(60) == StartOutcome::started));
  work_off();
  BOOST_TEST(mails() == 1u);  // the first at once
  clock.pass(60s - 1us);
  work_off();
  BOOST_TEST(mails() == 1u);
  clock.pass(1us);
  work_off();
  BOOST_TEST(mails() == 2u);
  // After a stop of everything nothing is made up for in a rush.
  clock.pass(3h);
  work_off();
  BOOST_TEST(mails() == 3u);
  clock.pass(60s);
  work_off();
  BOOST_TEST(mails() == 4u);
  BOOST_TEST((run().state == MigrationState::running));
  BOOST_TEST(run().resent == 4u);
  BOOST_TEST(run().waiting == 2u);
  for (int i = 0; i < 3; ++i) {
    clock.pass(60s);
    work_off();
  }
  BOOST_TEST(mails() == 6u);
  BOOST_TEST((run().state == MigrationState::done));
  BOOST_TEST((run().ended_at == clock.time));
  BOOST_TEST(left() == 0u);
  BOOST_TEST(count("pins") == 0u);
  BOOST_TEST(count("audit_events", "action = 'checklist.resent'") == 6u);
  BOOST_TEST(count("audit_events", "action IN ('migration.started', 'migration.done')") == 2u);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(a_mailer_that_looks_a_little_late_each_time_keeps_the_pace) {
  start(120);  // one in 30 seconds
  const Time began = clock.time;
  while (mails() < 6) {
    clock.pass(7s);
    work_off();
  }
  BOOST_TEST((clock.time - began < 5 * 30s + 2 * 7s));
}

BOOST_AUTO_TEST_CASE(each_is_resent_as_a_magic_link_in_the_name_of_who_sent_it_last) {
  StaffId tom{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "VALUES (?, 'Tom', 'tom@hartwell.example', 'member', '', ?)",
                {sample.firm, clock.time})};
  set_work_status(db, keys, sample.firm, ada(), works[1].work_item, WorkStatus::in_progress,
                  clock.time);
  start_pin_migration(db, keys, sample.firm, {tom, "Tom", "203.0.113.1"}, 300, clock.time);
  for (int i = 0; i < 7; ++i) {
    work_off();
    clock.pass(12s);
  }
  BOOST_TEST(count("checklist_recipients", "way = 'link'") == 6u);
  BOOST_TEST(count("outbox", "letter = 'checklist' AND state = 'queued' AND staff_id = " +
                                 std::to_string(sample.staff.value)) == 6u);
  BOOST_TEST(count("magic_links",
                   "origin = 'send' AND claimed_at IS NULL AND ended_at IS NULL "
                   "AND address = 'nora@client.example'") == 6u);
  BOOST_TEST(count("magic_links", "origin = 'pin' AND ended_reason = 'replaced'") == 6u);
  BOOST_TEST(
      count("audit_events", "action = 'checklist.resent' AND actor_kind = 'staff' AND actor_id = " +
                                std::to_string(tom.value)) == 6u);
  // Resending changes nobody's plans.
  BOOST_TEST(
      (find_work_item(db, sample.firm, works[1].work_item)->status == WorkStatus::in_progress));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_to_is_listed_with_the_reason_and_keeps_its_pin) {
  AddedContact sam = add_contact("Sam Quist", "sam@client.example");
  AddedContact kim = add_contact("Kim Quist", "kim@client.example");
  db.execute("UPDATE checklist_recipients SET contact_id = ?, address = ? WHERE work_item_id = ?",
             {sam.id, sam.address, works[1].work_item});
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sam.id});
  db.execute(
      "UPDATE checklist_recipients SET contact_id = ?, address = 'old@client.example' "
      "WHERE work_item_id = ?",
      {kim.id, works[2].work_item});
  complete_work(works[3].work_item);
  db.execute("DELETE FROM client_requests WHERE work_item_id = ?", {works[4].work_item});
  BOOST_TEST(count_pin_requests(db, sample.firm).resendable == 2u);
  start(300);
  for (int i = 0; i < 4; ++i) {
    work_off();
    clock.pass(12s);
  }
  PinMigration now = run();
  BOOST_TEST((now.state == MigrationState::done));
  BOOST_TEST(now.resent == 2u);
  BOOST_TEST(now.failed == 4u);
  std::map<std::string, std::string> why;
  for (const PinRequestLeft& failure : now.failures) why[failure.work_title] = failure.why_not;
  BOOST_TEST(why["Work 2"] == kContactDeleted);
  BOOST_TEST(why["Work 3"] == kAddressGone);
  BOOST_TEST(why["Work 4"] == kWorkCompleted);
  BOOST_TEST(why["Work 5"] == kNoRequests);
  BOOST_TEST(left() == 4u);
  BOOST_TEST(count("pins") == 1u);  // for the completed work
  BOOST_TEST(mails() == 2u);
  // Nothing that can be resent is left: there is nothing to start.
  BOOST_TEST((start() == StartOutcome::nothing_left));
}

BOOST_AUTO_TEST_CASE(what_staff_resend_or_take_away_meanwhile_is_not_sent_twice) {
  start();
  work_off();
  send_now(*this, works[1]);
  db.execute("DELETE FROM checklist_recipients WHERE work_item_id = ?", {works[2].work_item});
  for (int i = 0; i < 6; ++i) {
    clock.pass(60s);
    work_off();
  }
  BOOST_TEST(mails() == 5u);
  BOOST_TEST(count("outbox", "letter = 'checklist' AND work_item_id = " +
                                 std::to_string(works[1].work_item.value)) == 1u);
  BOOST_TEST((run().state == MigrationState::done));
  BOOST_TEST(run().resent == 4u);
  BOOST_TEST(run().failed == 0u);
}

BOOST_AUTO_TEST_CASE(it_can_be_paused_gone_on_with_and_stopped) {
  start();
  work_off();
  BOOST_TEST(steer(Steer::pause));
  BOOST_TEST(!steer(Steer::pause));
  clock.pass(10h);
  work_off();
  BOOST_TEST(mails() == 1u);
  BOOST_TEST((start() == StartOutcome::runs_already));
  BOOST_TEST(steer(Steer::go_on));
  BOOST_TEST(!steer(Steer::go_on));
  work_off();
  BOOST_TEST(mails() == 2u);
  BOOST_TEST(steer(Steer::cancel));
  BOOST_TEST(!steer(Steer::go_on));
  clock.pass(10h);
  work_off();
  BOOST_TEST(mails() == 2u);
  BOOST_TEST((run().state == MigrationState::cancelled));
  BOOST_TEST(left() == 4u);
  BOOST_TEST((start() == StartOutcome::started));
  BOOST_TEST(run().waiting == 4u);
}

BOOST_AUTO_TEST_CASE(it_is_for_firms_that_have_switched_and_have_something_left) {
  switch_portal(*this, sample.firm, false);
  BOOST_TEST((start() == StartOutcome::portal_is_off));
  switch_portal(*this, sample.firm, true);
  BOOST_TEST((start(61) == StartOutcome::no_such_pace));
  Sample other = add_firm("brightwater");
  BOOST_TEST((start_pin_migration(db, keys, other.firm, ada(), 60, clock.time) ==
              StartOutcome::nothing_left));
  BOOST_TEST(!find_pin_migration(db, other.firm).has_value());
  start();
  BOOST_TEST(
      !steer_pin_migration(db, keys, other.firm, ada(), run().id, Steer::cancel, clock.time));
  BOOST_TEST(count("pin_migrations") == 1u);
}

BOOST_AUTO_TEST_CASE(a_suspended_firm_waits) {
  start();
  db.execute("UPDATE firms SET suspended_at = ? WHERE id = ?", {clock.time, sample.firm});
  work_off();
  BOOST_TEST(mails() == 0u);
  db.execute("UPDATE firms SET suspended_at = NULL");
  clock.pass(1h);
  work_off();
  BOOST_TEST(mails() == 1u);
}

BOOST_AUTO_TEST_CASE(eight_mailers_at_once_resend_nothing_twice_and_keep_the_pace) {
  start(300);  // one in 12 seconds
  const Time began = clock.time;
  constexpr unsigned kMailers = 8, kRounds = 30;
  Gate round{kMailers};
  int failed = run_in_parallel(kMailers, [&](unsigned) {
    Database own{TestDatabase::settings()};
    for (unsigned i = 0; i < kRounds; ++i) {
      round.wait();
      const Time now = began + i * 3s;
      while (resend_next_pin_request(own, keys, random, now)) {
      }
    }
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(mails() == 6u);
  BOOST_TEST(
      db.find_value<std::uint64_t>("SELECT COUNT(DISTINCT work_item_id, created_at) FROM outbox "
                                   "WHERE letter = 'checklist'",
                                   {})
          .value() == 6u);
  BOOST_TEST(db.find_value<std::uint64_t>(
                   "SELECT COUNT(DISTINCT created_at) FROM outbox WHERE letter = 'checklist'", {})
                 .value() == 6u);
  BOOST_TEST(run().resent == 6u);
}

BOOST_AUTO_TEST_SUITE_END()
