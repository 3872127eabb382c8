// Staff leave PINs behind: the setting, the checklist's page, the migration page.
#include <boost/test/unit_test.hpp>

#include "core/domain/pin_migration.hpp"
#include "tests/support/mailroom.hpp"
#include "tests/support/pin_world.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Office : Portal {
  Mailroom mailroom{*this};
  Sample more = add_work("2027 accounts");
  FakeBrowser boss = staff(sample, "admin"), desk = staff(sample, "member");

  Office() {
    switch_portal(*this, sample.firm, false);
    send_now(*this, sample);
    send_now(*this, more);
    mailroom.send();
  }
  void switch_on() {
    boss.press(boss.open("/admin/settings/new-portal"), "/admin/settings/new-portal");
  }
  std::string checklist_path() const {
    return "/admin" + work_path() + "/checklists/" + std::to_string(sample.checklist.value);
  }
  Answer page() { return desk.open("/admin/migration"); }
  void work_off() {
    while (resend_next_pin_request(db, keys, random, clock.time)) {
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_migration, Office)

BOOST_AUTO_TEST_CASE(the_switch_says_first_what_will_happen_and_is_for_good) {
  Answer before = boss.open("/admin/settings/new-portal");
  BOOST_TEST(before.has("It cannot be switched off again."));
  BOOST_TEST(before.has("2 PIN requests of 1 contact keep opening"));
  BOOST_TEST(!firm().new_portal_since.has_value());
  Answer after = boss.follow(boss.press(before, "/admin/settings/new-portal"));
  BOOST_TEST(after.has("The New Client Portal is switched on."));
  BOOST_TEST(after.has("2 PIN requests from before"));
  BOOST_TEST(!after.has_form("/new-portal"));
  BOOST_TEST((firm().new_portal_since == clock.time));
  clock.pass(20min);
  boss.press(before, "/admin/settings/new-portal");  // an old tab
  BOOST_TEST((firm().new_portal_since == clock.time - 20min));
  BOOST_TEST(desk.open("/admin/settings/new-portal").status == 403);
}

BOOST_AUTO_TEST_CASE(a_checklists_page_says_that_it_is_a_pin_request_and_what_resend_does) {
  Answer off = desk.open(checklist_path());
  BOOST_TEST(off.has("A PIN request."));
  BOOST_TEST(off.has("Mails it again to Nora Quist. They open it with their PIN."));
  BOOST_TEST(!off.has("makes a magic link of it"));
  BOOST_TEST(off.has("Not opened yet"));
  FakeBrowser phone = browser();
  Token token = mailed_pin(*this, sample, sample.contact);
  phone.press(phone.open("/p/" + token.text()), token.text(), {{"pin", kPin}, {"pin_again", kPin}});
  switch_on();
  Answer on = desk.open(checklist_path());
  BOOST_TEST(on.has("Opened by PIN"));
  BOOST_TEST(on.has("Opened with their PIN"));
  BOOST_TEST(on.has("Resend makes a magic link of it"));
  BOOST_TEST(on.has("Their PINs then no longer open this checklist."));
  Answer sent = desk.follow(desk.press(on, checklist_path() + "/send"));
  BOOST_TEST(sent.has("It is on its way."));
  BOOST_TEST(!sent.has("A PIN request."));
  BOOST_TEST(mailroom.send_one().has("/l/"));
  BOOST_TEST(desk.open(checklist_path()).has("Not opened yet. The link can be opened until"));
}

BOOST_AUTO_TEST_CASE(while_it_is_off_the_migration_page_says_so_and_starts_nothing) {
  Answer off = page();
  BOOST_TEST(off.has("The New Client Portal is not switched on"));
  BOOST_TEST(!off.has("Switch on the New Client Portal</a>"));  // a member cannot
  BOOST_TEST(boss.open("/admin/migration").has("Switch on the New Client Portal</a>"));
  BOOST_TEST(!off.has_form("/admin/migration"));
  BOOST_TEST(off.has("2027 accounts"));  // what is left is shown all the same
  Answer refused = desk.post("/admin/migration",
                             {{"csrf", desk.open("/admin/work/new").csrf()}, {"pace", "60"}});
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.has("is not switched on, so nothing was resent"));
  BOOST_TEST(count("pin_migrations") == 0u);
}

BOOST_AUTO_TEST_CASE(any_member_starts_it_watches_it_pauses_it_and_stops_it) {
  switch_on();
  Answer before = page();
  BOOST_TEST(before.has("2 PIN requests can be resent."));
  BOOST_TEST(before.has("All of them in about 1 minute"));
  Answer started = desk.follow(desk.press(before, "/admin/migration", {{"pace", "30"}}));
  BOOST_TEST(started.has("Resending has begun."));
  BOOST_TEST(started.has("0 of 2 resent"));
  BOOST_TEST(!started.has("Start resending"));
  BOOST_TEST(desk.press(before, "/admin/migration", {{"pace", "30"}}).status == 409);
  work_off();
  BOOST_TEST(page().has("1 of 2 resent"));
  Answer paused = desk.follow(desk.press(page(), "/pause"));
  BOOST_TEST(paused.has("Resending is paused."));
  clock.pass(20min);
  work_off();
  BOOST_TEST(page().has("1 of 2 resent"));
  Answer stale = desk.press(started, "/pause");
  BOOST_TEST(stale.status == 409);
  Answer resumed = desk.follow(desk.press(page(), "/resume"));
  BOOST_TEST(resumed.has("Resending goes on."));
  Answer stopped = desk.follow(desk.press(page(), "/cancel"));
  BOOST_TEST(stopped.has("Resending is stopped."));
  BOOST_TEST(stopped.has("Start resending"));
  BOOST_TEST(mailroom.send().size() == 1u);
  desk.press(page(), "/admin/migration", {{"pace", "300"}});
  work_off();
  clock.pass(12s);
  work_off();
  Answer done = page();
  BOOST_TEST(done.has("All of your clients open what you sent them by magic link now."));
  BOOST_TEST(done.has("Done"));
}

BOOST_AUTO_TEST_CASE(the_dashboard_and_the_settings_lead_there) {
  BOOST_TEST(!desk.open("/admin").has("Resend them as magic links"));
  BOOST_TEST(boss.open("/admin/settings").has("href=\"/admin/settings/new-portal\""));
  switch_on();
  BOOST_TEST(desk.open("/admin").has("2 PIN requests from before the New Client Portal"));
  BOOST_TEST(boss.open("/admin/settings/new-portal").has("href=\"/admin/migration\""));
  db.execute("UPDATE checklist_recipients SET way = 'link'");
  BOOST_TEST(!desk.open("/admin").has("PIN request"));
}

BOOST_AUTO_TEST_CASE(what_could_not_be_resent_is_listed_with_why) {
  switch_on();
  db.execute(
      "UPDATE checklist_recipients SET address = 'gone@client.example' "
      "WHERE work_item_id = ?",
      {more.work_item});
  Answer before = page();
  BOOST_TEST(before.has("Cannot be resent: the contact no longer has this address"));
  desk.press(before, "/admin/migration", {{"pace", "300"}});
  work_off();
  clock.pass(12s);
  work_off();
  Answer after = page();
  BOOST_TEST(after.has("1 was not resent"));
  BOOST_TEST(after.has("choose another on the checklist"));
  BOOST_TEST(after.has("Done"));
}

BOOST_AUTO_TEST_CASE(a_pace_that_is_not_offered_is_refused) {
  switch_on();
  for (const char* pace : {"", "0", "61", "100000", "1060", "-60", "fast"}) {
    Answer refused = desk.press(page(), "/admin/migration", {{"pace", pace}});
    BOOST_TEST(refused.status == 422, pace);
    BOOST_TEST(refused.has("There is a problem"));
  }
  BOOST_TEST(count("pin_migrations") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
