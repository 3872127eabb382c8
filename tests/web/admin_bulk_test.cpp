// What staff do to several work items at once, and the firm's own statuses.
#include <boost/test/unit_test.hpp>

#include "core/domain/due_send.hpp"
#include "core/domain/work_list.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Office : Portal {
  FakeBrowser desk = staff(sample, "admin");
  Sample vat = add_work("VAT return"), payroll = add_work("Payroll");

  std::string number(const Sample& of) const { return std::to_string(of.work_item.value); }
  /// The list's form with these ticked.
  std::string ticked(const std::string& what, std::initializer_list<Sample> works) const {
    std::string path = "/admin/work/bulk?" + what + "&back=%3Fsort%3Dlatest";
    for (const Sample& work : works) path += "&work=" + number(work);
    return path;
  }
  /// Presses the button of the page that says what will happen; it posts all that was ticked.
  Answer confirm(const Answer& page) { return desk.follow(desk.press(page, "/admin/work/bulk")); }
  std::string status_of(const Sample& of) {
    return *db.find_value<std::string>("SELECT status FROM work_items WHERE id = ?",
                                       {of.work_item});
  }
  StaffId assignee_of(const Sample& of) {
    return *db.find_value<StaffId>("SELECT assignee_id FROM work_items WHERE id = ?",
                                   {of.work_item});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_bulk, Office)

BOOST_AUTO_TEST_CASE(the_list_has_a_box_for_each_and_a_link_that_ticks_all) {
  Answer list = desk.open("/admin/work?status=waiting");
  BOOST_TEST(list.has("name=\"work\" value=\"" + number(vat) + "\">"));
  BOOST_TEST(list.has("href=\"/admin/work?status=waiting&amp;ticked=all#list\""));
  BOOST_TEST(list.has("name=\"back\" value=\"?status=waiting\""));
  Answer all = desk.open("/admin/work?status=waiting&ticked=all");
  BOOST_TEST(all.has("name=\"work\" value=\"" + number(vat) + "\" checked>"));
}

BOOST_AUTO_TEST_CASE(what_will_happen_is_said_in_numbers_and_nothing_happens_yet) {
  const auto before = checksum();
  Answer page = desk.open(ticked("do=status&status=waiting", {sample, vat, payroll}));
  BOOST_TEST(page.heading() == "Set 1 of 3 work items to “Waiting”?");
  BOOST_TEST(page.has("2 work items left as they are"));
  BOOST_TEST(page.has("has this status already"));
  BOOST_TEST(page.has("href=\"/admin/work?sort=latest\""));
  BOOST_TEST(checksum() == before);
  Answer none = desk.open(ticked("do=status&status=waiting", {vat}));
  BOOST_TEST(none.has("There is nothing to do for any of them."));
  BOOST_TEST(!none.has_form("/admin/work/bulk"));
}

BOOST_AUTO_TEST_CASE(a_button_without_a_tick_says_to_tick_some_work_first) {
  const auto before = checksum();
  for (const std::string& deed : {"do=assign&to=" + std::to_string(sample.staff.value),
                                  std::string{"do=status&status=ready"}, std::string{"do=send"}}) {
    Answer back = desk.get(ticked(deed, {}));
    BOOST_TEST(back.status == 303, deed);
    Answer list = desk.follow(back);
    BOOST_TEST(list.has("Tick some work first"), deed);
    BOOST_TEST(list.has("VAT return"), deed);
    BOOST_TEST(list.has("name=\"back\" value=\"?sort=latest\""), deed);  // and keeps the choice
  }
  BOOST_TEST(!desk.open("/admin/work").has("Tick some work first"));
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(work_is_assigned_in_bulk_and_taken_back) {
  StaffId mo =
      *db.find_value<StaffId>("SELECT MAX(id) FROM staff WHERE firm_id = ?", {sample.firm});
  Answer page = desk.open(ticked("do=assign&to=" + std::to_string(mo.value), {vat, payroll}));
  Answer done = confirm(page);
  BOOST_TEST(done.has("assigned to Mo Abbott"));
  BOOST_TEST((assignee_of(vat) == mo));
  BOOST_TEST((assignee_of(payroll) == mo));
  BOOST_TEST(count("audit_events", "action = 'work.assigned'") == 2u);
  // Somebody goes on with one of them: that one stays as it is.
  desk.press(desk.open("/admin" + work_path(payroll)), "/status", {{"status", "ready"}});
  Answer undone = desk.follow(desk.press(done, "/undo"));
  BOOST_TEST(undone.has("1 work item is as before"));
  BOOST_TEST(undone.has("was changed since by somebody"));
  BOOST_TEST((assignee_of(vat) == sample.staff));
  BOOST_TEST((assignee_of(payroll) == mo));
  BOOST_TEST(!undone.has_form("/undo"));
}

BOOST_AUTO_TEST_CASE(the_same_button_twice_is_the_same_change) {
  Answer page = desk.open(ticked("do=status&status=ready", {vat, payroll}));
  Answer first = desk.press(page, "/admin/work/bulk");
  Answer second = desk.press(page, "/admin/work/bulk");
  BOOST_TEST(first.header("Location") == second.header("Location"));
  BOOST_TEST(count("bulk_changes") == 1u);
  BOOST_TEST(status_of(vat) == "ready");
}

BOOST_AUTO_TEST_CASE(work_that_was_changed_since_the_question_is_left_as_it_is_and_named) {
  Answer page = desk.open(ticked("do=status&status=ready", {vat, payroll}));
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open("/admin" + work_path(payroll)), "/complete");
  Answer done = confirm(page);
  BOOST_TEST(done.heading() == "1 work item is set to “Ready to start”");
  BOOST_TEST(done.has("was changed meanwhile by Mo Abbott, so it stays as it is"));
  BOOST_TEST(status_of(vat) == "ready");
  BOOST_TEST(status_of(payroll) == "completed");
  // What somebody did already is no change to be told of.
  Answer again = desk.open(ticked("do=status&status=waiting", {vat}));
  colleague.press(colleague.open("/admin" + work_path(vat)), "/status", {{"status", "waiting"}});
  BOOST_TEST(confirm(again).has("has this status already"));
}

BOOST_AUTO_TEST_CASE(a_checklist_that_was_changed_since_the_question_is_not_sent) {
  db.execute("UPDATE checklists SET first_sent_at = NULL, last_sent_at = NULL", {});
  Answer page = desk.open(ticked("do=send", {vat, payroll}));
  const std::string checklist =
      "/admin" + work_path(vat) + "/checklists/" + std::to_string(vat.checklist.value);
  FakeBrowser colleague = staff(sample, "member");
  BOOST_TEST(
      colleague.press(colleague.open(checklist), "/sections", {{"section_name", "Bank"}}).status ==
      303);
  Answer done = confirm(page);
  BOOST_TEST(done.has("was changed meanwhile by Mo Abbott"));
  BOOST_TEST(count("outbox") == 1u);
  BOOST_TEST(count("outbox", "work_item_id = " + number(vat)) == 0u);
}

BOOST_AUTO_TEST_CASE(undoing_ends_after_some_minutes) {
  Answer done = confirm(desk.open(ticked("do=status&status=completed", {vat})));
  BOOST_TEST(done.heading() == "1 work item is set to “Completed”");
  BOOST_TEST(status_of(vat) == "completed");
  clock.pass(std::chrono::minutes{10});
  BOOST_TEST(desk.press(done, "/undo").status == 409);
  BOOST_TEST(status_of(vat) == "completed");
  BOOST_TEST(!desk.open(done.path).has_form("/undo"));
}

BOOST_AUTO_TEST_CASE(checklists_that_were_never_sent_are_sent) {
  // Of these only the new one was not sent; the sample's rows say nothing of a send.
  db.execute("UPDATE checklists SET first_sent_at = ?, last_sent_at = ? WHERE work_item_id = ?",
             {clock.time, clock.time, vat.work_item});
  complete_work(sample.work_item);
  Answer page = desk.open(ticked("do=send", {sample, vat, payroll}));
  BOOST_TEST(page.heading() == "Send the checklists of 1 of 3 work items?");
  BOOST_TEST(page.has("1 checklist will go to their recipients"));
  BOOST_TEST(page.has("has no checklist that was not sent yet"));
  BOOST_TEST(page.has("is completed; reopen it to send more"));
  Answer done = confirm(page);
  BOOST_TEST(done.heading() == "1 mail is on the way, for 1 work item");
  BOOST_TEST(count("outbox") == 1u);
  BOOST_TEST(!done.has_form("/undo"));
}

/// With the minute in which a sending can be taken back.
struct OfficeWithGrace : Office {
  OfficeWithGrace() {
    config.send_grace = std::chrono::seconds{60};
    db.execute("UPDATE checklists SET first_sent_at = NULL, last_sent_at = NULL", {});
  }
  Answer send_both() { return confirm(desk.open(ticked("do=send", {vat, payroll}))); }
};

BOOST_FIXTURE_TEST_CASE(what_is_sent_in_bulk_waits_for_its_grace_and_is_taken_back,
                        OfficeWithGrace) {
  Answer page = desk.open(ticked("do=send", {vat, payroll}));
  BOOST_TEST(page.has("For 1 minute you can take it back."));
  Answer done = confirm(page);
  BOOST_TEST(done.heading() == "2 checklists are about to go out, for 2 work items");
  BOOST_TEST(done.has("data-countdown=\"60\""));
  BOOST_TEST(count("outbox") == 0u);
  // Another list that holds the same work does not send it a second time.
  BOOST_TEST(desk.open(ticked("do=send", {vat})).has("There is nothing to do for any of them."));
  Answer back = desk.follow(desk.press(done, "/undo"));
  BOOST_TEST(back.heading() == "Nothing went out");
  BOOST_TEST(!back.has_form("/undo"));
  BOOST_TEST(desk.open(ticked("do=send", {vat})).has_form("/admin/work/bulk"));
  clock.pass(std::chrono::hours{1});
  BOOST_TEST(!run_due_send(db, keys, random, clock.time));
  BOOST_TEST(count("outbox") == 0u);
}

BOOST_FIXTURE_TEST_CASE(what_went_out_in_bulk_is_not_taken_back, OfficeWithGrace) {
  Answer done = send_both();
  clock.pass(std::chrono::seconds{61});
  BOOST_TEST(run_due_send(db, keys, random, clock.time));
  Answer half = desk.follow(desk.press(done, "/undo"));
  BOOST_TEST(half.heading() == "1 checklist was sent, 1 taken back");
  BOOST_TEST(half.has("went out already"));
  BOOST_TEST(count("outbox") == 1u);
  BOOST_TEST(!run_due_send(db, keys, random, clock.time));
}

BOOST_FIXTURE_TEST_CASE(completing_in_bulk_says_how_many_planned_sendings_it_takes_back,
                        OfficeWithGrace) {
  send_both();
  Answer page = desk.open(ticked("do=status&status=completed", {vat, payroll, sample}));
  BOOST_TEST(page.has("2 planned sendings will not go out"));
  BOOST_TEST(count("scheduled_sends", "state = 'waiting'") == 2u);
  confirm(page);
  BOOST_TEST(count("scheduled_sends", "state = 'waiting'") == 0u);
  clock.pass(std::chrono::hours{1});
  BOOST_TEST(!run_due_send(db, keys, random, clock.time));
  BOOST_TEST(count("outbox") == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_bulk_send_that_is_out_offers_no_way_back, OfficeWithGrace) {
  Answer done = send_both();
  clock.pass(std::chrono::seconds{61});
  while (run_due_send(db, keys, random, clock.time)) {
  }
  BOOST_TEST(desk.open(done.path).heading() == "2 checklists were sent");
  BOOST_TEST(desk.press(done, "/undo").status == 409);
  BOOST_TEST(count("outbox") == 2u);
}

BOOST_AUTO_TEST_CASE(another_firms_work_and_colleagues_are_not_touched) {
  Sample other = add_firm("brightwater");
  Answer page = desk.open(ticked("do=status&status=ready", {vat, other}));
  BOOST_TEST(page.heading() == "Set 1 work item to “Ready to start”?");
  Answer list = desk.open("/admin/work");
  Pairs fields{{"csrf", list.csrf()},
               {"do", "status"},
               {"status", "ready"},
               {"token", "7"},
               {"work", number(other)}};
  BOOST_TEST(desk.post("/admin/work/bulk", fields).status == 303);
  BOOST_TEST(status_of(other) == "in_progress");
  BOOST_TEST(desk.get(ticked("do=assign&to=" + std::to_string(other.staff.value), {vat})).status ==
             404);
}

BOOST_AUTO_TEST_CASE(a_status_of_the_firms_own_goes_where_its_kind_goes) {
  Answer page = desk.open("/admin/settings/statuses");
  Answer made = desk.follow(
      desk.press(page, "/statuses", {{"name", "With the tax office"}, {"kind", "waiting"}}));
  BOOST_TEST(made.has("With the tax office"));
  BOOST_TEST(made.has("0 work items"));
  WorkStatusId own = *db.find_value<WorkStatusId>("SELECT MAX(id) FROM work_statuses", {});
  const std::string choice = std::to_string(own.value);
  // Chosen on the work's page, shown by its name, found by it and by its kind.
  desk.press(desk.open("/admin" + work_path()), "/status", {{"status", choice}});
  BOOST_TEST(status_of(sample) == "waiting");
  BOOST_TEST(desk.open("/admin" + work_path()).has("With the tax office</span>"));
  BOOST_TEST(desk.open("/admin/work?status=" + choice).has("2026 tax return"));
  BOOST_TEST(!desk.open("/admin/work?status=" + choice).has("VAT return"));
  BOOST_TEST(desk.open("/admin/work?status=waiting").has("2026 tax return"));
  // Names are unlike each other and unlike the five.
  for (const char* taken : {"waiting", "WITH THE TAX OFFICE", ""}) {
    Answer back = desk.press(made, "/statuses", {{"name", taken}, {"kind", "ready"}});
    BOOST_TEST(back.status == 422, taken);
  }
  Answer renamed = desk.follow(desk.press(desk.open("/admin/settings/statuses/" + choice),
                                          "/statuses/" + choice, {{"name", "At the office"}}));
  BOOST_TEST(renamed.has("At the office"));
  // Retired: its work is plainly waiting.
  Answer retire = desk.open("/admin/settings/statuses/" + choice + "/retire");
  BOOST_TEST(retire.has("1 work item has this status"));
  Answer retired = desk.follow(desk.press(retire, "/retire"));
  BOOST_TEST(!retired.has("At the office"));
  BOOST_TEST(status_of(sample) == "waiting");
  BOOST_TEST(count("work_items", "work_status_id IS NOT NULL") == 0u);
  BOOST_TEST(
      desk.press(desk.open("/admin" + work_path()), "/status", {{"status", choice}}).status == 422);
}

BOOST_AUTO_TEST_CASE(pages_of_a_long_list_follow_each_other_without_gaps) {
  for (int i = 0; i < 120; ++i) {
    db.execute(
        "INSERT INTO work_items (firm_id, client_id, title, assignee_id, due_on, status, "
        "created_at) VALUES (?, ?, ?, ?, ?, 'planned', ?)",
        {sample.firm, sample.client, "Job " + std::to_string(1000 + i), sample.staff,
         i % 3 == 0 ? "2026-12-01" : "2026-12-02", clock.time});
  }
  std::string seen;
  std::string path = "/admin/work?status=planned";
  int pages = 0;
  for (; pages < 5; ++pages) {
    Answer page = desk.open(path);
    for (std::size_t at = 0; (at = page.body.find("Job 1", at)) != std::string::npos; ++at) {
      // Each title stands in its row twice: beside the box and as the link.
      std::string title = page.body.substr(at, 8);
      if (page.body.compare(at - 1, 1, ">") == 0) seen += title + ";";
    }
    auto next = page.body.find("rel=\"next\" href=\"");
    if (next == std::string::npos) break;
    auto end = page.body.find('"', next + 17);
    path = unescape_html(page.body.substr(next + 17, end - next - 17));
  }
  BOOST_TEST(pages == 2);
  for (int i = 0; i < 120; ++i) {
    const std::string title = "Job " + std::to_string(1000 + i) + ";";
    const auto at = seen.find(title);
    BOOST_TEST(at != std::string::npos, title);
    BOOST_TEST(seen.find(title, at + 1) == std::string::npos, title);
  }
  Answer last = desk.open(path);
  BOOST_TEST(last.has("101 to 120 of 120"));
  BOOST_TEST(last.has("rel=\"prev\""));
}

BOOST_AUTO_TEST_SUITE_END()
