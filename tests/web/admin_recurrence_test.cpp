// The page on which work is told to come again.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Office : Portal {
  FakeBrowser desk = staff(sample, "member");
  std::string path = "/admin" + work_path() + "/recurrence";

  Office() {
    db.execute("UPDATE work_items SET start_on = '2026-01-15', due_on = '2026-04-15' WHERE id = ?",
               {sample.work_item});
  }
  Answer save(const Answer& form, const char* every = "yearly", const char* next = "2027-01-15",
              const char* days = "14") {
    return desk.press(form, path, {{"every", every}, {"next_on", next}, {"lead_days", days}});
  }
  Answer repeat() { return desk.follow(save(desk.open(path))); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_recurrence, Office)

BOOST_AUTO_TEST_CASE(the_form_proposes_next_year) {
  Answer page = desk.open(path);
  BOOST_TEST(page.heading() == "Repeat this work");
  BOOST_TEST(page.has("value=\"2027-01-15\""));
  BOOST_TEST(page.has("value=\"yearly\" checked"));
  BOOST_TEST(page.has("Nothing is sent by itself"));
}

BOOST_AUTO_TEST_CASE(what_comes_next_is_told_with_its_title_and_dates) {
  Answer page = repeat();
  BOOST_TEST(page.has("Saved. The next ones are made by themselves."));
  BOOST_TEST(page.has("2027 tax return"));
  BOOST_TEST(page.has("Friday 15 January 2027"));
  BOOST_TEST(page.has("made on Friday 1 January 2027"));
  BOOST_TEST(page.has("2029 tax return"));
  BOOST_TEST(desk.open("/admin" + work_path()).has("Next one starts"));
}

BOOST_AUTO_TEST_CASE(what_is_planned_from_the_start_goes_out_of_the_next_one_too_and_is_told) {
  db.execute("UPDATE checklists SET first_sent_at = NULL, last_sent_at = NULL", {});
  db.execute("UPDATE work_items SET start_on = '2027-01-15'", {});
  const std::string checklist =
      "/admin" + work_path() + "/checklists/" + std::to_string(sample.checklist.value);
  for (const char* days : {"7", "30"}) {
    const bool keep = std::string_view{days} == "30";
    BOOST_TEST(desk.press(desk.open(checklist + "/schedule"), "/schedule",
                          {{"when", "start"},
                           {"days", days},
                           {"direction", "before"},
                           {"at", "09:00"},
                           {"waiting", keep ? "keep" : ""}})
                   .status == 303);
  }
  Answer page = desk.open(path);
  BOOST_TEST(!page.has("Nothing is sent by itself"));
  BOOST_TEST(page.has("7 days before the work starts, at 09:00"));
  page = desk.follow(save(page, "yearly", "2028-01-15"));
  BOOST_TEST(page.has("“Papers we need” on Saturday 8 January 2028 at 09:00, from Mo Abbott"));
  // It is made 14 days before, when 30 days before are over.
  BOOST_TEST(page.has("“Papers we need” as soon as it is made, from Mo Abbott"));
  clock.time = parse_sql_time("2028-01-01 08:00:00");
  desk = staff(sample, "member");
  page = desk.follow(desk.press(desk.open(path), path + "/make"));
  BOOST_TEST(count("scheduled_sends",
                   "state = 'waiting' AND run_at = '2028-01-08 09:00:00' AND work_item_id <> " +
                       std::to_string(sample.work_item.value)) == 1u);
  BOOST_TEST(count("scheduled_sends", "run_at = '2028-01-01 08:05:00' AND work_item_id <> " +
                                          std::to_string(sample.work_item.value)) == 1u);
}

BOOST_AUTO_TEST_CASE(made_by_hand_it_opens_and_two_clicks_make_one) {
  Answer page = repeat();
  Answer made = desk.press(page, path + "/make");
  BOOST_TEST(desk.follow(made).heading() == "2027 tax return");
  Answer again = desk.press(page, path + "/make");
  BOOST_TEST(again.status == 409);
  BOOST_TEST(again.has("This was changed meanwhile"));
  BOOST_TEST(count("work_items") == 2u);
}

BOOST_AUTO_TEST_CASE(one_is_left_out_and_the_next_comes) {
  Answer page = desk.follow(desk.press(repeat(), path + "/skip"));
  BOOST_TEST(page.has("That one is left out"));
  BOOST_TEST(!page.has("2027 tax return"));
  BOOST_TEST(page.has("2028 tax return"));
}

BOOST_AUTO_TEST_CASE(stopped_it_says_so_and_can_be_started_again) {
  Answer page = desk.follow(desk.press(repeat(), path + "/stop"));
  BOOST_TEST(page.has("does not come again any more"));
  BOOST_TEST(!page.has("What comes next"));
  BOOST_TEST(desk.follow(save(page)).has("What comes next"));
}

BOOST_AUTO_TEST_CASE(a_refused_form_keeps_what_was_typed) {
  Answer page = save(desk.open(path), "yearly", "2025-01-15", "many");
  BOOST_TEST(page.status == 422);
  BOOST_TEST(page.has("href=\"#next_on\""));
  BOOST_TEST(page.has("which starts on Thursday 15 January 2026"));
  BOOST_TEST(page.has("value=\"2025-01-15\""));
  BOOST_TEST(page.has("value=\"many\""));
  BOOST_TEST(count("recurrences") == 0u);
}

BOOST_AUTO_TEST_CASE(of_two_colleagues_the_second_is_told) {
  Answer mine = desk.open(path), theirs = desk.open(path);
  BOOST_TEST(save(theirs, "monthly", "2026-12-01", "3").status == 303);
  Answer back = save(mine);
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("A colleague saved this while you were writing"));
  BOOST_TEST(back.has("value=\"yearly\" checked"));
  // What was typed goes in when it is saved again, knowingly.
  BOOST_TEST(save(back).status == 303);
}

BOOST_AUTO_TEST_SUITE_END()
