#include "core/domain/work_item.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/work_list.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};

struct Desk : test::World {
  SaveResult<WorkItemId> create(const std::string& title, const std::string& due_on = "",
                                WorkStatus status = WorkStatus::planned) {
    return create_work_item(db, keys, sample.firm, ada(),
                            {sample.client, title, sample.staff, due_on, status}, clock.time);
  }
  SaveResult<WorkItemId> edit(WorkItemId work, unsigned version, const std::string& title,
                              WorkStatus status) {
    return edit_work_item(db, keys, sample.firm, ada(), work, version,
                          {sample.client, title, sample.staff, "2026-12-24", status}, clock.time);
  }
  SaveOutcome set(WorkItemId work, WorkStatus status) {
    return set_work_status(db, keys, sample.firm, ada(), work, status, clock.time);
  }
  WorkItem find(WorkItemId work) { return *find_work_item(db, sample.firm, work); }
  std::string titles(const WorkFilter& filter) {
    std::string all;
    for (const WorkItem& work : list_work_items(db, sample.firm, filter).rows) {
      all += work.title + "|";
    }
    return all;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(work_items, Desk)

BOOST_AUTO_TEST_CASE(a_work_item_is_made_with_client_assignee_and_due_date) {
  auto made = create(" Payroll \n June ", "2027-01-31");
  BOOST_REQUIRE((made.outcome == SaveOutcome::saved));
  WorkItem work = find(made.id);
  BOOST_TEST(work.title == "Payroll June");
  BOOST_TEST(work.client_name == "Quist Bakery Ltd");
  BOOST_TEST(work.assignee_name == "Ada Finch");
  BOOST_TEST(sql_date(*work.due_on) == "2027-01-31");
  BOOST_TEST((work.status == WorkStatus::planned));
  BOOST_TEST(work.total == 0);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_field_by_field) {
  auto other = add_firm("other");
  auto made = create_work_item(
      db, keys, sample.firm, ada(),
      {other.client, std::string(201, 't'), other.staff, "2026-02-30", WorkStatus::planned},
      clock.time);
  std::string fields;
  for (const Objection& objection : made.objections) fields += objection.field + " ";
  BOOST_TEST(fields == "client title due_on assignee ");
  BOOST_TEST(create("").objections.front().field == "title");
  BOOST_TEST(create("x", "tomorrow").objections.front().field == "due_on");
}

BOOST_AUTO_TEST_CASE(work_starts_before_it_is_due) {
  WorkItemForm form{sample.client, "Payroll", sample.staff, "2027-01-31"};
  form.start_on = "2027-01-04";
  auto made = create_work_item(db, keys, sample.firm, ada(), form, clock.time);
  BOOST_TEST(sql_date(*find(made.id).start_on) == "2027-01-04");
  form.start_on = "2027-02-01";
  auto late = edit_work_item(db, keys, sample.firm, ada(), made.id, 1, form, clock.time);
  BOOST_TEST(late.objections.at(0).field == "start_on");
  form.start_on = "";
  edit_work_item(db, keys, sample.firm, ada(), made.id, 1, form, clock.time);
  BOOST_TEST(!find(made.id).start_on.has_value());
}

BOOST_AUTO_TEST_CASE(a_second_click_makes_no_second_one) {
  auto first = create("Payroll");
  clock.pass(5s);
  BOOST_TEST(create("Payroll").id.value == first.id.value);
  BOOST_TEST(create("Payroll", "2027-01-31").id.value != first.id.value);
  clock.pass(kSameClick);
  BOOST_TEST(create("Payroll").id.value != first.id.value);
}

BOOST_AUTO_TEST_CASE(completing_says_when_and_by_whom_and_reopening_takes_it_back) {
  BOOST_TEST((set(sample.work_item, WorkStatus::completed) == SaveOutcome::saved));
  WorkItem done = find(sample.work_item);
  BOOST_TEST(done.completed());
  BOOST_TEST((*done.completed_at == clock.time));
  BOOST_TEST(done.completed_by == "Ada Finch");
  // Once more changes nothing, also not the time.
  Time first = clock.time;
  clock.pass(1h);
  set(sample.work_item, WorkStatus::completed);
  BOOST_TEST((*find(sample.work_item).completed_at == first));
  BOOST_TEST(count("audit_events", "action = 'work.completed'") == 1);

  set(sample.work_item, WorkStatus::in_progress);
  WorkItem open = find(sample.work_item);
  BOOST_TEST((open.status == WorkStatus::in_progress));
  BOOST_TEST(!open.completed_at.has_value());
  BOOST_TEST(open.completed_by == "");
  BOOST_TEST(count("audit_events", "action = 'work.reopened'") == 1);
  BOOST_TEST((set(WorkItemId{4711}, WorkStatus::waiting) == SaveOutcome::gone));
}

BOOST_AUTO_TEST_CASE(of_two_edits_of_one_version_the_second_overwrites_nothing) {
  auto work = create("Payroll").id;
  unsigned version = find(work).version;
  BOOST_TEST(
      (edit(work, version, "Payroll June", WorkStatus::ready).outcome == SaveOutcome::saved));
  BOOST_TEST((edit(work, version, "Payroll July", WorkStatus::completed).outcome ==
              SaveOutcome::changed_meanwhile));
  BOOST_TEST(find(work).title == "Payroll June");
  BOOST_TEST((find(work).status == WorkStatus::ready));
  // A form from before the work was completed does not open it again.
  version = find(work).version;
  set(work, WorkStatus::completed);
  BOOST_TEST((edit(work, version, "Payroll June", WorkStatus::ready).outcome ==
              SaveOutcome::changed_meanwhile));
  BOOST_TEST(find(work).completed());
}

BOOST_AUTO_TEST_CASE(the_list_is_by_due_date_with_completed_work_last) {
  create("no date");
  create("later", "2027-02-01");
  create("soon", "2026-11-24", WorkStatus::ready);
  auto done = create("done", "2026-11-01").id;
  set(done, WorkStatus::completed);
  BOOST_TEST(titles({}) == "soon|later|2026 tax return|no date|done|");
  BOOST_TEST(titles({.searched = "dat", .status = WorkStatus::planned}) == "no date|");
  BOOST_TEST(titles({.searched = "tax"}) == "2026 tax return|");
  BOOST_TEST(titles({.searched = "bakery", .status = WorkStatus::ready}) == "soon|");
  BOOST_TEST(titles({.searched = {}, .status = {}, .assignee = StaffId{4711}}) == "");
  BOOST_TEST(titles({.searched = {}, .status = WorkStatus::completed, .assignee = sample.staff}) ==
             "done|");
}

BOOST_AUTO_TEST_CASE(overdue_is_what_is_open_and_was_due_before_today) {
  create("yesterday", "2026-11-22");
  create("today", "2026-11-23");
  set(create("done late", "2026-11-20").id, WorkStatus::completed);
  WorkFilter overdue;
  overdue.due = DueRange::overdue(kToday);
  BOOST_TEST(titles(overdue) == "yesterday|");
  WorkCounts counts = count_work_items(db, sample.firm, {}, {}, kToday);
  BOOST_TEST(counts.overdue.count == 1);
  BOOST_TEST(counts.all.count == 4);
  BOOST_TEST(counts.of[static_cast<int>(WorkStatus::completed)].count == 1);
  BOOST_TEST(counts.of[static_cast<int>(WorkStatus::in_progress)].count == 1);
  BOOST_TEST(find(sample.work_item).overdue(kToday) == false);
}

BOOST_AUTO_TEST_CASE(requests_are_counted) {
  WorkItem work = find(sample.work_item);
  BOOST_TEST(work.done == 1);
  BOOST_TEST(work.total == 4);
  BOOST_TEST(list_work_of(db, sample.firm, sample.contact).at(0).total == 4);
}

BOOST_AUTO_TEST_CASE(a_firm_sees_its_own_alone) {
  auto other = add_firm("other");
  BOOST_TEST(list_work_items(db, other.firm, {}).rows.size() == 1u);
  BOOST_TEST(!find_work_item(db, other.firm, sample.work_item).has_value());
  BOOST_TEST((set_work_status(db, keys, other.firm, ada(), sample.work_item, WorkStatus::completed,
                              clock.time) == SaveOutcome::gone));
  BOOST_TEST(list_work_of(db, other.firm, sample.contact).empty());
}

BOOST_AUTO_TEST_SUITE_END()
