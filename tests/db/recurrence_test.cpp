// product.md, "What staff do" 3: recurring work.
#include "core/domain/recurrence.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/checklist.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

/// The sample's work: "2026 tax return", starts on 15 January 2026, due on 15 April. The clock
/// stands in November 2026.
struct Recurring : World {
  Recurring() {
    db.execute("UPDATE work_items SET start_on = '2026-01-15', due_on = '2026-04-15' WHERE id = ?",
               {sample.work_item});
    db.execute(
        "UPDATE client_requests SET due_on = '2026-02-15' WHERE work_item_id = ? "
        "AND position = 1",
        {sample.work_item});
  }

  SaveResult<RecurrenceId> save(RecurrenceForm form, unsigned version = 0) {
    return save_recurrence(db, keys, firm(), ada(), sample.work_item, version, form, clock.time);
  }
  Recurrence series() { return find_recurrence(db, sample.firm, sample.work_item).value(); }
  void at(const char* day) {
    clock.time = std::chrono::sys_days{*parse_date(day)} + std::chrono::hours{12};
  }
  int make_due() {
    int made = 0;
    while (make_due_work(db, keys, clock.time)) ++made;
    return made;
  }
  WorkItem newest() { return find_work_item(db, sample.firm, series().newest).value(); }
};

RecurrenceForm yearly(const char* next_on = "2027-01-15") {
  return {"yearly", next_on, "14"};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(recurrence, Recurring)

BOOST_AUTO_TEST_CASE(the_next_three_are_foreseen_with_titles_and_dates) {
  BOOST_REQUIRE((save(yearly()).outcome == SaveOutcome::saved));
  auto next = series().next;
  BOOST_REQUIRE(next.size() == 3u);
  BOOST_TEST(next[0].title == "2027 tax return");
  BOOST_TEST(sql_date(next[0].starts_on) == "2027-01-15");
  BOOST_TEST(sql_date(next[0].made_on) == "2027-01-01");
  BOOST_TEST(sql_date(*next[0].due_on) == "2027-04-15");
  BOOST_TEST(next[2].title == "2029 tax return");
  BOOST_TEST(sql_date(*next[2].due_on) == "2029-04-15");
}

BOOST_AUTO_TEST_CASE(it_is_made_so_many_days_before_it_starts_and_not_earlier) {
  save(yearly());
  const Time day{std::chrono::sys_days{*parse_date("2027-01-01")}};
  clock.time = day - 1us;
  BOOST_TEST(make_due() == 0);
  clock.time = day;
  BOOST_TEST(make_due() == 1);
  BOOST_TEST(make_due() == 0);
  WorkItem made = newest();
  BOOST_TEST(made.title == "2027 tax return");
  BOOST_TEST(made.client_name == "Quist Bakery Ltd");
  BOOST_TEST(made.assignee_name == "Ada Finch");
  BOOST_TEST(sql_date(*made.due_on) == "2027-04-15");
  BOOST_TEST((made.status == WorkStatus::planned));
  BOOST_TEST(sql_date(series().next_on) == "2028-01-15");
}

BOOST_AUTO_TEST_CASE(the_checklists_come_along_and_what_clients_did_does_not) {
  BOOST_REQUIRE((save_answer(db, keys, change_by(sample.contact, request(1)), "It is attached.",
                             clock.time) == ChangeOutcome::done));
  BOOST_REQUIRE((add_comment(db, keys, change_by(sample.contact, request(2)), "One question.",
                             clock.time) == ChangeOutcome::done));
  save(yearly());
  at("2027-01-02");
  BOOST_REQUIRE(make_due() == 1);
  const WorkItemId made = series().newest;
  const std::string of_it = "work_item_id = " + std::to_string(made.value);
  BOOST_TEST(count("checklists", of_it + " AND first_sent_at IS NULL") == 1u);
  BOOST_TEST(count("client_requests", of_it) ==
             count("client_requests", "work_item_id = " + std::to_string(sample.work_item.value)));
  BOOST_TEST(count("client_requests", of_it + " AND status = 'open' AND has_answer = 0 "
                                              "AND comments = 0 AND documents = 0") ==
             count("client_requests", of_it));
  BOOST_TEST(count("client_requests", of_it + " AND position = 1 AND due_on = '2027-02-15'") == 1u);
  BOOST_TEST(count("checklist_recipients",
                   of_it + " AND address = 'nora@client.example' AND first_sent_at IS NULL") == 1u);
  BOOST_TEST(count("answers", of_it) == 0u);
  BOOST_TEST(count("comments", of_it) == 0u);
  BOOST_TEST(count("outbox") == 0u);
}

BOOST_AUTO_TEST_CASE(the_last_day_of_a_month_comes_back_after_february) {
  BOOST_REQUIRE((save({"monthly", "2027-01-31", "0"}).outcome == SaveOutcome::saved));
  std::string starts;
  for (const char* day : {"2027-01-31", "2027-02-28", "2027-03-31"}) {
    at(day);
    BOOST_TEST(make_due() == 1, day);
    starts += sql_date(series().next_on) + " ";
  }
  BOOST_TEST(starts == "2027-02-28 2027-03-31 2027-04-30 ");
}

BOOST_AUTO_TEST_CASE(the_newest_is_what_is_copied) {
  save(yearly());
  at("2027-01-02");
  make_due();
  db.execute("UPDATE work_items SET title = 'Return 2027, with rental income' WHERE id = ?",
             {series().newest});
  at("2028-01-02");
  BOOST_REQUIRE(make_due() == 1);
  BOOST_TEST(newest().title == "Return 2028, with rental income");
  BOOST_TEST(series().so_far.size() == 3u);
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_is_named_after_its_own_period) {
  db.execute(
      "UPDATE checklists SET name = 'Papers for 2025/26', sections = '2025\nAll years' "
      "WHERE id = ?",
      {sample.checklist});
  db.execute(
      "UPDATE client_requests SET title = 'Rent received in 2025', section = '2025', "
      "description = 'As in the act of 2004.' WHERE id = ?",
      {request(1)});
  save(yearly());
  at("2027-01-02");
  BOOST_REQUIRE(make_due() == 1);
  const WorkItemId made = series().newest;
  const auto checklist = list_checklists(db, sample.firm, made).at(0);
  BOOST_TEST(checklist.name == "Papers for 2026/27");
  const auto lines = list_requests(db, sample.firm, made, checklist.id);
  BOOST_TEST(lines.at(0).title == "Rent received in 2026");
  BOOST_TEST(lines.at(0).section == "2026");
  BOOST_TEST(*db.find_value<std::string>("SELECT sections FROM checklists WHERE id = ?",
                                         {checklist.id}) == "2026\nAll years");
  BOOST_TEST(*db.find_value<std::string>("SELECT description FROM client_requests WHERE id = ?",
                                         {lines.at(0).id}) == "As in the act of 2004.");
}

BOOST_AUTO_TEST_CASE(dates_are_counted_from_where_staff_moved_the_start) {
  save({"monthly", "2026-12-15", "14"});
  // The first one, after its series was begun.
  db.execute(
      "UPDATE work_items SET start_on = '2026-11-20', due_on = '2026-12-20', "
      "title = 'VAT November' WHERE id = ?",
      {sample.work_item});
  auto next = series().next;
  BOOST_TEST(next.at(0).title == "VAT December");
  BOOST_TEST(sql_date(next.at(0).due_on.value()) == "2027-01-15");
  BOOST_TEST(sql_date(series().so_far.at(0).starts_on) == "2026-11-20");
  at("2026-12-02");
  BOOST_REQUIRE(make_due() == 1);
  // A later one, by some days into the next month.
  db.execute("UPDATE work_items SET start_on = '2027-01-02', due_on = '2027-02-02' WHERE id = ?",
             {series().newest});
  next = series().next;
  BOOST_TEST(next.at(0).title == "VAT January");
  BOOST_TEST(sql_date(next.at(0).due_on.value()) == "2027-02-15");
}

BOOST_AUTO_TEST_CASE(all_that_was_missed_is_made_once_each) {
  save({"quarterly", "2027-01-15", "0"});
  at("2027-08-01");
  BOOST_TEST(make_due() == 3);
  BOOST_TEST(sql_date(series().next_on) == "2027-10-15");
}

BOOST_AUTO_TEST_CASE(eight_mailers_make_one) {
  save(yearly());
  at("2027-01-02");
  const int failed = run_in_parallel(8, [&](unsigned) {
    Database own{database.settings()};
    while (make_due_work(own, keys, clock.time)) {
    }
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(count("work_items") == 2u);
}

BOOST_AUTO_TEST_CASE(a_stopped_one_makes_nothing_until_it_is_started_again) {
  save(yearly());
  BOOST_TEST((stop_recurrence(db, keys, sample.firm, ada(), sample.work_item, clock.time) ==
              SaveOutcome::saved));
  at("2027-01-02");
  BOOST_TEST(make_due() == 0);
  BOOST_TEST(!series().running);
  BOOST_TEST(series().next.empty());
  BOOST_TEST((save(yearly(), series().version).outcome == SaveOutcome::saved));
  BOOST_TEST(make_due() == 1);
}

BOOST_AUTO_TEST_CASE(one_can_be_left_out_and_two_clicks_leave_out_one) {
  save(yearly());
  const unsigned version = series().version;
  BOOST_TEST((skip_next_work(db, keys, firm(), ada(), sample.work_item, version, clock.time) ==
              SaveOutcome::saved));
  BOOST_TEST((skip_next_work(db, keys, firm(), ada(), sample.work_item, version, clock.time) ==
              SaveOutcome::changed_meanwhile));
  BOOST_TEST(sql_date(series().next_on) == "2028-01-15");
  at("2028-01-02");
  BOOST_TEST(make_due() == 1);
  BOOST_TEST(newest().title == "2028 tax return");
}

BOOST_AUTO_TEST_CASE(the_next_can_be_made_now_and_two_clicks_make_one) {
  save(yearly());
  const unsigned version = series().version;
  auto made = make_next_work(db, keys, firm(), ada(), sample.work_item, version, clock.time);
  BOOST_REQUIRE((made.outcome == SaveOutcome::saved));
  BOOST_TEST(
      (make_next_work(db, keys, firm(), ada(), sample.work_item, version, clock.time).outcome ==
       SaveOutcome::changed_meanwhile));
  BOOST_TEST(count("work_items") == 2u);
  // The copy belongs to the series, and shows the same.
  BOOST_TEST((find_recurrence(db, sample.firm, made.id)->newest == made.id));
}

BOOST_AUTO_TEST_CASE(a_deleted_clients_series_stops_and_says_why) {
  save(yearly());
  db.execute("UPDATE clients SET deleted_at = ? WHERE id = ?", {clock.time, sample.client});
  at("2027-01-02");
  BOOST_TEST(make_due() == 1);  // looked at, once
  BOOST_TEST(make_due() == 0);
  BOOST_TEST(count("work_items") == 1u);
  BOOST_TEST(series().stopped_why == "client_deleted");
}

BOOST_AUTO_TEST_CASE(who_has_left_does_not_get_new_work) {
  const StaffId boss{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "VALUES (?, 'Bea Stone', 'bea@hartwell.example', 'admin', '', ?)",
                {sample.firm, clock.time})};
  db.execute("UPDATE staff SET deactivated_at = ? WHERE id = ?", {clock.time, sample.staff});
  save(yearly());
  at("2027-01-02");
  BOOST_REQUIRE(make_due() == 1);
  BOOST_TEST((newest().assignee == boss));
}

BOOST_AUTO_TEST_CASE(a_colleagues_change_is_not_overwritten) {
  save(yearly());
  BOOST_TEST((save({"monthly", "2027-02-01", "3"}, 0).outcome == SaveOutcome::changed_meanwhile));
  BOOST_TEST((series().every == Every::yearly));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_field_by_field) {
  auto refused = save({"weekly", "2026-01-15", "181"});
  BOOST_REQUIRE((refused.outcome == SaveOutcome::refused));
  std::string fields;
  for (const Objection& objection : refused.objections) fields += objection.field + " ";
  BOOST_TEST(fields == "every next_on lead_days ");
  BOOST_TEST(count("recurrences") == 0u);
}

BOOST_AUTO_TEST_CASE(another_firm_neither_sees_nor_touches_it) {
  save(yearly());
  Sample other = add_firm("brightwater");
  BOOST_TEST(!find_recurrence(db, other.firm, sample.work_item));
  BOOST_TEST((stop_recurrence(db, keys, other.firm, ada(), sample.work_item, clock.time) ==
              SaveOutcome::gone));
  BOOST_TEST(
      (save_recurrence(db, keys, firm_of(other), ada(), sample.work_item, 0, yearly(), clock.time)
           .outcome == SaveOutcome::gone));
  BOOST_TEST(series().running);
}

BOOST_AUTO_TEST_SUITE_END()
