// Work and checklists that clients never got are deleted and restored.
#include <boost/test/unit_test.hpp>

#include "core/domain/due_send.hpp"
#include "core/domain/recurrence.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Unsent : Portal {
  FakeBrowser desk = staff(sample, "member");
  std::string work = "/admin" + work_path();
  std::string checklist = work + "/checklists/" + std::to_string(sample.checklist.value);

  Unsent() {
    db.execute("UPDATE checklists SET first_sent_at = NULL, last_sent_at = NULL", {});
    db.execute("UPDATE checklist_recipients SET first_sent_at = NULL, last_sent_at = NULL", {});
  }
  void plan() {
    desk.press(desk.open(checklist + "/schedule"), "/schedule",
               {{"when", "date"}, {"on_day", "2027-01-04"}, {"at", "09:00"}});
  }
  /// On the day after it.
  bool mailer_sends() {
    return run_due_send(db, keys, random, parse_sql_time("2027-01-05 09:00:00"));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_work_deletion, Unsent)

BOOST_AUTO_TEST_CASE(work_is_deleted_after_its_numbers_were_told_and_restored) {
  plan();
  Answer asked = desk.open(work + "/delete");
  BOOST_TEST(asked.has("<strong>1 checklist</strong> goes with it"));
  BOOST_TEST(asked.has("<strong>4 requests</strong> go with it"));
  BOOST_TEST(asked.has("<strong>1 planned sending</strong> will not go out"));
  Answer list = desk.follow(desk.press(asked, "/delete"));
  BOOST_TEST(list.heading() == "Deleted work");
  BOOST_TEST(list.has("2026 tax return"));
  BOOST_TEST(desk.press(asked, "/delete").status == 303);  // a second click
  for (const std::string& path : {work, work + "/edit", checklist, checklist + "/schedule"}) {
    BOOST_TEST(desk.get(path).status == 404, path);
  }
  BOOST_TEST(!desk.open("/admin/work").has("2026 tax return"));
  BOOST_TEST(!desk.open("/admin/work?q=tax").has("2026 tax return"));
  BOOST_TEST(
      !desk.open("/admin/clients/" + std::to_string(sample.client.value)).has("2026 tax return"));
  const std::string ticked =
      "/admin/work/bulk?do=status&status=ready&work=" + std::to_string(sample.work_item.value);
  BOOST_TEST(!desk.open(ticked).has_form("/admin/work/bulk"));
  Answer back = desk.follow(desk.press(list, "/restore"));
  BOOST_TEST(back.path.starts_with(work));
  BOOST_TEST(back.has("The work is here again."));
  BOOST_TEST(desk.open("/admin/work?q=tax").has("2026 tax return"));
  BOOST_TEST(desk.open("/admin/work/deleted").has("Nothing was deleted."));
  BOOST_TEST(!mailer_sends());
  BOOST_TEST(count("outbox") == 0u);
}

BOOST_AUTO_TEST_CASE(a_draft_checklist_is_deleted_and_restored) {
  plan();
  Answer asked = desk.open(checklist + "/delete");
  BOOST_TEST(asked.has("<strong>4 requests</strong> go with it"));
  Answer list = desk.follow(desk.press(asked, "/delete"));
  BOOST_TEST(list.has("a checklist of 2026 tax return"));
  BOOST_TEST(desk.get(checklist).status == 404);
  BOOST_TEST(desk.get(checklist + "/requests/" + std::to_string(request(1).value)).status == 404);
  Answer page = desk.open(work);
  BOOST_TEST(page.has("No checklist yet"));
  BOOST_TEST(!page.has("3 requests are open."));
  BOOST_TEST(!mailer_sends());
  Answer back = desk.follow(desk.press(desk.open("/admin/work/deleted"), "/restore"));
  BOOST_TEST(back.heading() == "Papers we need");
  BOOST_TEST(desk.open(work).has("3 requests are open."));
}

BOOST_AUTO_TEST_CASE(what_was_sent_is_not_deleted_and_says_why) {
  Answer asked = desk.open(work + "/delete");
  Answer draft = desk.open(checklist + "/delete");
  db.execute("UPDATE checklists SET first_sent_at = ?, last_sent_at = ?", {clock.time, clock.time});
  for (Answer* page : {&asked, &draft}) {
    Answer refused = desk.press(*page, "/delete");
    BOOST_TEST(refused.status == 409);
    BOOST_TEST(refused.has("was sent, so it stays in the firm’s records."));
  }
  BOOST_TEST(desk.open(work).has("it cannot be deleted. Complete it, or cancel its checklists."));
  BOOST_TEST(!desk.open(checklist).has("Delete…"));
  BOOST_TEST(count("work_items", "deleted_at IS NOT NULL") == 0u);
  BOOST_TEST(count("checklists", "deleted_at IS NOT NULL") == 0u);
}

BOOST_AUTO_TEST_CASE(what_a_colleague_changed_since_is_not_deleted) {
  Answer asked = desk.open(checklist + "/delete");
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(checklist), "/requests", {{"title", "One more"}});
  Answer back = desk.press(asked, "/delete");
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("<strong>5 requests</strong> go with it"));
  BOOST_TEST(desk.press(back, "/delete").status == 303);
}

BOOST_AUTO_TEST_CASE(after_thirty_days_it_is_not_restored_any_more) {
  Answer list = desk.follow(desk.press(desk.open(work + "/delete"), "/delete"));
  clock.pass(std::chrono::days{30});
  FakeBrowser later = staff(sample, "member");
  Answer empty = later.open("/admin/work/deleted");
  BOOST_TEST(empty.has("Nothing was deleted."));
  BOOST_TEST(later.post(work + "/restore", {{"csrf", empty.csrf()}}).status == 404);
}

BOOST_AUTO_TEST_CASE(a_series_goes_on_without_the_work_that_was_deleted) {
  db.execute("UPDATE work_items SET start_on = '2026-01-15'", {});
  const std::string repeat = work + "/recurrence";
  Answer page = desk.follow(
      desk.press(desk.open(repeat), repeat,
                 {{"every", "yearly"}, {"next_on", "2027-01-15"}, {"lead_days", "14"}}));
  Answer made = desk.follow(desk.press(page, "/make"));
  Answer list = desk.follow(
      desk.press(desk.open(made.path.substr(0, made.path.find('?')) + "/delete"), "/delete"));
  // The one before is copied next, and the year that was deleted is not made again.
  auto series = find_recurrence(db, sample.firm, sample.work_item);
  BOOST_TEST((series->newest == sample.work_item));
  BOOST_TEST(series->running);
  BOOST_TEST(sql_date(series->next_on) == "2028-01-15");
  BOOST_TEST(series->so_far.size() == 1u);
  // With none left it rests, and a restored one wakes it.
  desk.press(desk.open(work + "/delete"), "/delete");
  BOOST_TEST(!find_recurrence(db, sample.firm, sample.work_item)->running);
  BOOST_TEST(!make_due_work(db, keys, parse_sql_time("2028-02-01 09:00:00")));
  desk.press(list, "/restore");
  series = find_recurrence(db, sample.firm, sample.work_item);
  BOOST_TEST(series->running);
  BOOST_TEST((series->newest != sample.work_item));
}

BOOST_AUTO_TEST_SUITE_END()
