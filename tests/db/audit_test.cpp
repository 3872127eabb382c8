// security.md 26: the trail is chained, and what is done to it shows.
#include "core/domain/audit.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/audit_verify.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Trail : World {
  Sample other = add_firm("brightwater");

  Trail() {
    for (std::uint64_t i = 1; i <= 6; ++i) {
      add(sample.firm, i);
      add(other.firm, i);
    }
  }
  void add(FirmId firm, std::uint64_t subject, const std::string& detail = "for a reason") {
    db.transaction([&] {
      record(db, keys, firm,
             {.action = "test.done",
              .actor = {.contact = sample.contact, .staff = {}, .name = "Nora Quist"},
              .ip = "203.0.113.7",
              .client = sample.client,
              .work_item = sample.work_item,
              .subject = subject,
              .detail = detail},
             clock.time);
    });
    clock.pass(std::chrono::microseconds{1'234'567});
  }
  std::uint64_t broken() { return find_broken_audit_row(db, keys, sample.firm).value_or(0); }
  void tamper(const std::string& sql) { db.execute(sql + " AND firm_id = ?", {sample.firm}); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(audit, Trail)

BOOST_AUTO_TEST_CASE(a_trail_that_nobody_touched_is_whole) {
  BOOST_TEST(broken() == 0u);
  BOOST_TEST(!find_broken_audit_row(db, keys, other.firm).has_value());
  BOOST_TEST(*db.find_value<std::uint64_t>("SELECT MAX(number) FROM audit_events WHERE firm_id = ?",
                                           {sample.firm}) == 6u);
}

BOOST_AUTO_TEST_CASE(a_changed_value_in_any_column_is_found) {
  for (const char* change :
       {"action = 'test.undone'", "actor_kind = 'staff'", "actor_id = actor_id + 1",
        "actor_name = 'Mal Lory'", "ip = '198.51.100.1'", "client_id = client_id + 1",
        "work_item_id = work_item_id + 1", "subject_id = 7", "detail = ''",
        "at = at + INTERVAL 1 SECOND", "at = at + INTERVAL 1 MICROSECOND",
        "chain = REVERSE(chain)"}) {
    db.run("START TRANSACTION");
    tamper(std::string{"UPDATE audit_events SET "} + change + " WHERE number = 4");
    BOOST_TEST(broken() == 4u, change);
    db.run("ROLLBACK");
  }
  BOOST_TEST(broken() == 0u);
}

BOOST_AUTO_TEST_CASE(letters_moved_from_one_column_to_the_next_are_found) {
  tamper("UPDATE audit_events SET actor_name = 'Nora Quist2', ip = '03.0.113.7' WHERE number = 2");
  BOOST_TEST(broken() == 2u);
}

BOOST_AUTO_TEST_CASE(a_removed_row_is_found_wherever_it_was) {
  for (int number : {1, 3, 6}) {
    db.run("START TRANSACTION");
    tamper("DELETE FROM audit_events WHERE number = " + std::to_string(number));
    BOOST_TEST(broken() == static_cast<unsigned>(number));
    db.run("ROLLBACK");
  }
}

BOOST_AUTO_TEST_CASE(a_removed_row_is_found_though_the_rest_is_numbered_anew) {
  tamper("DELETE FROM audit_events WHERE number = 3");
  tamper("UPDATE audit_events SET number = number - 1 WHERE number > 3");
  tamper("UPDATE audit_heads SET number = 5 WHERE 1 = 1");
  BOOST_TEST(broken() == 3u);
}

BOOST_AUTO_TEST_CASE(rows_that_changed_places_are_found) {
  tamper("UPDATE audit_events SET number = 99 WHERE number = 2");
  tamper("UPDATE audit_events SET number = 2 WHERE number = 5");
  tamper("UPDATE audit_events SET number = 5 WHERE number = 99");
  BOOST_TEST(broken() == 2u);
}

BOOST_AUTO_TEST_CASE(a_row_that_was_cut_off_the_end_is_found) {
  tamper("DELETE FROM audit_events WHERE number > 4");
  BOOST_TEST(broken() == 5u);
}

BOOST_AUTO_TEST_CASE(a_cut_trail_is_found_though_its_head_is_gone) {
  tamper("DELETE FROM audit_events WHERE number > 4");
  tamper("DELETE FROM audit_heads WHERE 1 = 1");
  BOOST_TEST(broken() == 5u);
}

BOOST_AUTO_TEST_CASE(a_whole_trail_that_was_removed_is_found) {
  tamper("DELETE FROM audit_events WHERE 1 = 1");
  BOOST_TEST(broken() == 1u);
}

BOOST_AUTO_TEST_CASE(an_appended_row_is_found_whatever_its_chain) {
  for (const char* chain :
       {"REPEAT('x', 32)", "chain", "UNHEX(SHA2(CONCAT(chain, detail), 256))"}) {
    db.run("START TRANSACTION");
    tamper(std::string{"INSERT INTO audit_events SELECT firm_id, 7, at, action, actor_kind, "
                       "actor_id, actor_name, ip, client_id, work_item_id, subject_id, detail, "} +
           chain + " FROM audit_events WHERE number = 6");
    tamper(
        "UPDATE audit_heads h SET number = 7, chain = (SELECT chain FROM audit_events e WHERE "
        "e.number = 7 AND e.firm_id = h.firm_id) WHERE 1 = 1");
    BOOST_TEST(broken() == 7u, chain);
    db.run("ROLLBACK");
  }
}

BOOST_AUTO_TEST_CASE(a_row_of_another_firm_is_found_in_this_one) {
  db.execute("UPDATE audit_events SET firm_id = 0 WHERE firm_id = ? AND number = 3", {sample.firm});
  db.execute("UPDATE audit_events SET firm_id = ? WHERE firm_id = ? AND number = 3",
             {sample.firm, other.firm});
  BOOST_TEST(broken() == 3u);
}

BOOST_AUTO_TEST_CASE(a_trail_that_another_key_made_is_not_believed) {
  BOOST_TEST(find_broken_audit_row(db, Keyring{Bytes32{8}}, sample.firm).value_or(0) == 1u);
}

BOOST_AUTO_TEST_CASE(a_rolled_back_action_leaves_no_row_and_no_gap) {
  struct Stop {};
  BOOST_CHECK_THROW(db.transaction([&] {
    record(db, keys, sample.firm, {.action = "test.done", .actor = {}, .ip = "", .detail = ""},
           clock.time);
    throw Stop{};
  }),
                    Stop);
  add(sample.firm, 7);
  BOOST_TEST(broken() == 0u);
  BOOST_TEST(count("audit_events", "firm_id = " + std::to_string(sample.firm.value)) == 7u);
}

BOOST_AUTO_TEST_CASE(long_words_are_cut_between_letters) {
  std::string words = "x";
  for (int i = 0; i < 300; ++i) words += "é";
  add(sample.firm, 7, words);
  BOOST_TEST(count("audit_events", "CHAR_LENGTH(detail) = 200 AND detail LIKE 'x%é'") == 1u);
  BOOST_TEST(broken() == 0u);
}

BOOST_AUTO_TEST_CASE(a_trail_longer_than_a_page_is_checked_to_its_end) {
  db.transaction([&] {
    for (std::uint64_t i = 7; i <= 4003; ++i) {
      record(db, keys, sample.firm,
             {.action = "t", .actor = {}, .ip = "", .subject = i, .detail = ""}, clock.time);
    }
  });
  BOOST_TEST(broken() == 0u);
  tamper("UPDATE audit_events SET subject_id = 1 WHERE number = 4001");
  BOOST_TEST(broken() == 4001u);
}

BOOST_AUTO_TEST_CASE(every_fault_is_named_with_its_place) {
  using enum AuditFault::Kind;
  add(sample.firm, 7);
  tamper("UPDATE audit_events SET detail = 'no reason' WHERE number = 2");
  tamper("DELETE FROM audit_events WHERE number IN (4, 5, 7)");
  const auto verdict = verify_audit(db, keys, sample.firm);
  BOOST_TEST(verdict.rows == 4u);
  BOOST_TEST_REQUIRE(verdict.faults.size() == 3u);
  BOOST_TEST((verdict.faults[0].kind == changed && verdict.faults[0].number == 2));
  BOOST_TEST((verdict.faults[1].kind == missing && verdict.faults[1].number == 4 &&
              verdict.faults[1].last == 5));
  BOOST_TEST((verdict.faults[2].kind == cut_off && verdict.faults[2].number == 7 &&
              verdict.faults[2].last == 7));
}

BOOST_AUTO_TEST_CASE(a_trail_of_nothing_but_changed_rows_is_given_up_after_some) {
  for (std::uint64_t i = 7; i <= 40; ++i) add(sample.firm, i);
  tamper("UPDATE audit_events SET ip = '' WHERE 1 = 1");
  const auto verdict = verify_audit(db, keys, sample.firm);
  BOOST_TEST(verdict.more_faults);
  BOOST_TEST(verdict.faults.size() == kMostAuditFaults);
}

BOOST_AUTO_TEST_CASE(a_head_that_was_set_back_is_found) {
  tamper(
      "UPDATE audit_heads SET number = 4, chain = (SELECT chain FROM audit_events e WHERE "
      "e.number = 4 AND e.firm_id = audit_heads.firm_id) WHERE 1 = 1");
  const auto verdict = verify_audit(db, keys, sample.firm);
  BOOST_TEST_REQUIRE(verdict.faults.size() == 1u);
  BOOST_TEST((verdict.faults[0].kind == AuditFault::Kind::end_moved));
}

BOOST_AUTO_TEST_CASE(an_end_that_was_cut_off_with_its_head_is_found_by_what_was_noted_alone) {
  const AuditEnd noted = verify_audit(db, keys, sample.firm).end;
  BOOST_TEST(noted.number == 6u);
  BOOST_TEST(verify_audit(db, keys, sample.firm, noted).whole());
  add(sample.firm, 7);
  BOOST_TEST(verify_audit(db, keys, sample.firm, noted).whole());
  tamper("DELETE FROM audit_events WHERE number > 4");
  tamper(
      "UPDATE audit_heads SET number = 4, chain = (SELECT chain FROM audit_events e WHERE "
      "e.number = 4 AND e.firm_id = audit_heads.firm_id) WHERE 1 = 1");
  BOOST_TEST(verify_audit(db, keys, sample.firm).whole());  // the chain alone cannot know
  const auto cut = verify_audit(db, keys, sample.firm, noted);
  BOOST_TEST_REQUIRE(cut.faults.size() == 1u);
  BOOST_TEST((cut.faults[0].kind == AuditFault::Kind::forgotten && cut.faults[0].number == 6));
  // Other things happen, and the trail is as long again: it is not the same.
  for (std::uint64_t i = 8; i <= 12; ++i) add(sample.firm, i);
  BOOST_TEST(verify_audit(db, keys, sample.firm).whole());
  BOOST_TEST(!verify_audit(db, keys, sample.firm, noted).whole());
}

BOOST_AUTO_TEST_CASE(an_event_of_work_is_of_its_client_too) {
  db.transaction([&] {
    record(
        db, keys, sample.firm,
        {.action = "test.done", .actor = {}, .ip = "", .work_item = sample.work_item, .detail = ""},
        clock.time);
  });
  BOOST_TEST(count("audit_events",
                   "number = 7 AND client_id = " + std::to_string(sample.client.value)) == 1u);
  BOOST_TEST(broken() == 0u);
}

BOOST_AUTO_TEST_CASE(many_processes_write_one_chain) {
  constexpr unsigned kProcesses = 8, kEach = 20;
  Gate start{kProcesses};
  const int failed = run_in_parallel(kProcesses, [&](unsigned number) {
    Database own{TestDatabase::settings()};
    start.wait();
    for (unsigned i = 0; i < kEach; ++i) {
      own.transaction([&] {
        record(own, keys, FirmId{4711},
               {.action = "test.done", .actor = {}, .ip = "", .subject = number, .detail = ""},
               clock.time);
      });
    }
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(count("audit_events", "firm_id = 4711") == kProcesses * kEach);
  BOOST_TEST(!find_broken_audit_row(db, keys, FirmId{4711}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
