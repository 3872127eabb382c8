// What a device shows of the work that it holds.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using std::chrono::days;

namespace {

struct Work : Portal {
  FakeBrowser phone = claimed();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(work, Work)

BOOST_AUTO_TEST_CASE(the_list_holds_what_this_device_opened_and_nothing_else) {
  Sample more = add_work("2027 accounts");
  Answer list = phone.open("/work");
  BOOST_TEST(list.has("2026 tax return"));
  BOOST_TEST(!list.has("2027 accounts"));
  BOOST_TEST(list.has("Quist Bakery Ltd"));
  BOOST_TEST(list.has("1 of 4 done"));
  BOOST_TEST(list.has("Due <time datetime=\"2026-12-01\">Tuesday 1 December 2026</time>"));
  claim(phone, mail_token(add_link(more, more.contact, "nora@client.example")));
  list = phone.open("/work");
  BOOST_TEST(list.has("2027 accounts"));
  BOOST_TEST(list.has("2026 tax return"));
}

BOOST_AUTO_TEST_CASE(completed_work_stands_apart_and_can_be_read) {
  complete_work(sample.work_item);
  Answer list = phone.open("/work");
  BOOST_TEST(list.has("<h2>Completed</h2>"));
  BOOST_TEST(list.has("Completed <time datetime=\"2026-11-23\">"));
  Answer work = phone.open(work_path());
  BOOST_TEST(work.status == 200);
  BOOST_TEST(work.has("Hartwell &amp; Finch completed this work on"));
  BOOST_TEST(work.has("Rent agreement"));
}

BOOST_AUTO_TEST_CASE(work_ends_on_the_device_with_its_days_and_the_rest_stays) {
  Sample more = add_work("2027 accounts");
  clock.pass(days{20});
  claim(phone, mail_token(add_link(more, more.contact, "nora@client.example")));
  clock.pass(days{10});
  Answer list = phone.open("/work");
  BOOST_TEST(!list.has("2026 tax return"));
  BOOST_TEST(list.has("2027 accounts"));
  Answer lapsed = phone.open(work_path());
  BOOST_TEST(lapsed.status == 410);
  BOOST_TEST(lapsed.heading() == "It is time for a new link");
  BOOST_TEST(phone.open(work_path(more)).status == 200);
}

BOOST_AUTO_TEST_CASE(a_shared_checklist_names_who_shares_it_and_who_did_what) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  FakeBrowser jo = browser(kChromeOnMac);
  claim(jo, mail_token(add_link(sample, partner.id, partner.address)));
  jo.press(jo.open(request_path()), "/complete");
  Answer work = phone.open(work_path());
  BOOST_TEST(work.has("Shared with Jo Quist"));
  BOOST_TEST(work.has("Done by Jo Quist"));
  BOOST_TEST(jo.open(work_path()).has("Done by you"));
  // Nora does not see Jo's device, nor Jo's address.
  BOOST_TEST(!phone.open("/devices").has("Chrome on a Mac"));
  BOOST_TEST(!work.has("jo@client.example"));
}

BOOST_AUTO_TEST_CASE(work_that_was_taken_back_is_not_there) {
  db.execute("DELETE FROM checklist_recipients WHERE contact_id = ?", {sample.contact});
  Answer work = phone.open(work_path());
  BOOST_TEST(work.status == 404);
  BOOST_TEST(!work.has("2026 tax return"));
  BOOST_TEST(phone.open(request_path()).status == 404);
}

BOOST_AUTO_TEST_CASE(a_checklist_that_is_not_sent_yet_does_not_show) {
  db.execute(
      "INSERT INTO checklists (firm_id, work_item_id, name, created_at) VALUES (?, ?, 'Draft', ?)",
      {sample.firm, sample.work_item, clock.time});
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address) "
      "SELECT firm_id, work_item_id, id, ?, 'nora@client.example' FROM checklists WHERE name = "
      "'Draft'",
      {sample.contact});
  BOOST_TEST(!phone.open(work_path()).has("Draft"));
}

BOOST_AUTO_TEST_CASE(until_when_the_device_holds_it_is_said_in_the_clients_days) {
  // 23 November 9:00 UTC and 30 days, in Berlin.
  BOOST_TEST(phone.open(work_path()).has("Wednesday 23 December 2026"));
}

BOOST_AUTO_TEST_CASE(the_front_page_leads_on_for_whoever_is_signed_in) {
  BOOST_TEST(phone.open("/").has("See my requests"));
  FakeBrowser stranger = browser(kChromeOnMac);
  Answer front = stranger.open("/");
  BOOST_TEST(front.status == 200);
  BOOST_TEST(!front.has("See my requests"));
  BOOST_TEST(front.has("Send Access Link"));
  BOOST_TEST(front.has("office@hartwell.example"));
  BOOST_TEST(front.has("+44 20 7946 0100"));
}

BOOST_AUTO_TEST_SUITE_END()
