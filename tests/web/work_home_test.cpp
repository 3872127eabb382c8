// The home of a contact who is signed in by login.
#include <boost/test/unit_test.hpp>

#include "core/domain/client.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/dispatch.hpp"
#include "tests/support/logins.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct WorkHome : Portal {
  FakeBrowser nora = logged_in(*this, sample.contact);

  WorkHome() { refresh(sample); }
  void refresh(const Sample& work) {
    db.transaction([&] { refresh_contact_work(db, sample.firm, work.work_item); });
  }
  Sample add(const std::string& title, const std::string& due_on = "") {
    Sample made = add_work(title);
    if (!due_on.empty()) {
      db.execute("UPDATE client_requests SET due_on = ? WHERE work_item_id = ?",
                 {due_on, made.work_item});
    }
    refresh(made);
    return made;
  }
  void complete(const Sample& work) {
    set_work_status(db, keys, sample.firm, ada(), work.work_item, WorkStatus::completed,
                    clock.time);
  }
  ClientId add_client(const std::string& name) {
    ClientId made{
        db.insert("INSERT INTO clients (firm_id, name, kind, created_at) "
                  "VALUES (?, ?, 'person', ?)",
                  {sample.firm, name, clock.time})};
    db.execute("INSERT INTO client_contacts (firm_id, client_id, contact_id) VALUES (?, ?, ?)",
               {sample.firm, made, sample.contact});
    return made;
  }
  /// Where each stands in the page, in the order given; a test has failed where one is missing.
  static void check_order(const Answer& page, const std::vector<std::string>& texts) {
    std::size_t at = 0;
    for (const std::string& text : texts) {
      auto found = page.body.find(text, at);
      BOOST_TEST(found != std::string::npos, text << " is missing, or comes earlier");
      if (found != std::string::npos) at = found + 1;
    }
  }
};

/// A second worker: a connection and a memory of its own.
struct OtherWorker {
  Database db{TestDatabase::settings()};
  Slots archives{2};
  FragmentCache homes{1024 * 1024};
  Services services;

  explicit OtherWorker(Portal& portal)
      : services{portal.config,      portal.keys,       db,          portal.clock, portal.random,
                 portal.store.store, shown_templates(), portal.gate, archives,     homes,
                 shown_letters()} {}
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(work_home, WorkHome)

BOOST_AUTO_TEST_CASE(it_shows_what_is_to_do_by_due_date_with_the_requests_under_each) {
  Sample late = add("Payroll", "2026-01-05");
  add("Someday");
  complete(add("2024 accounts"));
  Answer page = nora.open("/work");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.heading() == "Your work");
  check_order(page, {"3 work items need something from you, 1 is overdue.", ">To do<", "Payroll",
                     "Overdue since", "Monday 5 January 2026", "2026 tax return", "1 of 4 done",
                     "Due <time datetime=\"2026-12-01\">Tuesday 1 December 2026", "Someday",
                     ">Completed<", "2024 accounts"});
  BOOST_TEST(page.has("href=\"" + work_path(late) + "\""));
  BOOST_TEST(page.has("href=\"" + request_path(2) + "\""));
  BOOST_TEST(page.has("Bank statements &lt;2025 &amp; 2026&gt;"));
  BOOST_TEST(!page.has("Your signature"));  // done
  BOOST_TEST(!page.has("(unset "));
}

BOOST_AUTO_TEST_CASE(exactly_100_are_all_and_of_101_it_says_that_there_are_more) {
  for (int i = 0; i < 99; ++i) add("Job " + std::to_string(i), "2027-01-01");
  for (int i = 0; i < 100; ++i) complete(add("Done " + std::to_string(i)));
  auto count = [](const Answer& page, const char* text) {
    std::size_t number = 0;
    for (auto at = page.body.find(text); at != std::string::npos;
         at = page.body.find(text, at + 1)) {
      ++number;
    }
    return number;
  };
  Answer full = nora.open("/work");
  BOOST_TEST(count(full, "class=\"job\"") == 200u);
  BOOST_TEST(full.has("100 work items need something from you"));
  BOOST_TEST(!full.has("These are the"));
  BOOST_TEST(full.body.size() < 100'000u);

  add("Job 99", "2027-01-02");
  complete(add("Done 100"));
  Answer more = nora.open("/work");
  BOOST_TEST(count(more, "class=\"job\"") == 200u);
  BOOST_TEST(more.has("More than 100 work items need something from you"));
  BOOST_TEST(more.has("These are the 100 that are due first."));
  BOOST_TEST(more.has("These are the last 100."));
  BOOST_TEST(nora.open("/work?find=Job+99").has("Job 99"));
}

BOOST_AUTO_TEST_CASE(what_has_not_changed_is_not_read_again) {
  nora.open("/work");
  db.reset_spent();
  Answer first = nora.get("/work");
  BOOST_TEST(db.spent().queries == 1);  // who it is, and the version of what they see
  complete_request(db, keys, change_by(sample.contact, request(1)), clock.time);
  db.reset_spent();
  Answer changed = nora.get("/work");
  BOOST_TEST(db.spent().queries > 1);
  BOOST_TEST(first.has("Last year’s tax return"));
  BOOST_TEST(!changed.has("Last year’s tax return"));
  db.reset_spent();
  BOOST_TEST(nora.get("/work").body == changed.body);
  BOOST_TEST(db.spent().queries == 1);
}

BOOST_AUTO_TEST_CASE(a_change_by_another_worker_is_there_at_the_next_request) {
  OtherWorker other{*this};
  FakeBrowser there{other.services, "hartwell", firm().base_url, nora.kind};
  there.cookies = nora.cookies;
  FakeBrowser ben = claimed();
  for (int round = 0; round < 10; ++round) {
    for (const char* action : {"/complete", "/reopen"}) {
      Answer page = ben.open(request_path(1));
      BOOST_TEST_REQUIRE(ben.press(page, action).status == 303);
      Answer here = nora.get("/work"), over_there = there.get("/work");
      const bool open = std::string_view{action} == "/reopen";
      BOOST_TEST(here.has("Last year’s tax return") == open);
      BOOST_TEST(over_there.has("Last year’s tax return") == open);
    }
  }
  edit_client(other.db, keys, sample.firm, ada(), sample.client, 1,
              {"Quist & Daughters", ClientKind::organisation}, clock.time);
  add_client("Nora herself");
  refresh_contact(other.db, sample.firm, sample.contact);
  BOOST_TEST(nora.get("/work").has("Quist &amp; Daughters"));
}

BOOST_AUTO_TEST_CASE(the_day_makes_work_overdue_without_any_change) {
  clock.time = parse_sql_time("2026-12-01 22:59:59");  // 23:59 in Berlin, where Nora is
  nora = logged_in(*this, sample.contact);
  BOOST_TEST(!nora.get("/work").has("Overdue since"));
  clock.time += 1s;
  BOOST_TEST(nora.get("/work").has("Overdue since"));
}

BOOST_AUTO_TEST_CASE(work_for_several_clients_is_grouped_and_the_most_urgent_comes_first) {
  ClientId herself = add_client("Nora herself");
  for (const char* title : {"Own return", "Own pension"}) {
    Sample made = add(title, std::string{title} == "Own return" ? "2026-02-02" : "2027-05-05");
    db.execute("UPDATE work_items SET client_id = ? WHERE id = ?", {herself, made.work_item});
    refresh(made);
  }
  Answer page = nora.open("/work");
  check_order(page, {"<h3 class=\"home-client\">Nora herself", "Own return", "Own pension",
                     "<h3 class=\"home-client\">Quist Bakery Ltd", "2026 tax return"});
  Answer one = nora.open("/work?client=" + std::to_string(herself.value));
  BOOST_TEST(one.has("Own return"));
  BOOST_TEST(!one.has("2026 tax return"));
  BOOST_TEST(!one.has("<h3 class=\"home-client\">"));
  check_order(one, {"<option value=\"" + std::to_string(herself.value) + "\" selected>"});
}

BOOST_AUTO_TEST_CASE(the_filter_finds_by_words_and_says_when_nothing_fits) {
  add("Payroll 100%");
  Answer found = nora.open("/work?find=%20payroll%20");
  BOOST_TEST(found.has("Payroll 100%"));
  BOOST_TEST(!found.has("2026 tax return"));
  BOOST_TEST(found.has("value=\"payroll\""));
  Answer nothing = nora.open("/work?find=%3Cscript%3E");
  BOOST_TEST(nothing.has("Nothing fits"));
  BOOST_TEST(nothing.has("value=\"&lt;script&gt;\""));
  BOOST_TEST(nora.open("/work").has("2026 tax return"));  // a filter is never kept for the next
  for (const char* odd : {"/work?find=%ff", "/work?client=x", "/work?client=99999999999999999999",
                          "/work?client=-1", "/work?find="}) {
    BOOST_TEST(nora.open(odd).status == 200, odd);
  }
}

BOOST_AUTO_TEST_CASE(a_page_without_work_says_what_would_be_there) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  add_recipient(jo);
  FakeBrowser browser = logged_in(*this, jo.id, kChromeOnMac);
  db.execute("DELETE FROM checklist_recipients WHERE contact_id = ?", {jo.id});
  refresh(sample);
  BOOST_TEST(browser.open("/work").has("Nothing was sent to you yet"));
  complete(sample);
  BOOST_TEST(nora.open("/work").has("Nothing to do"));
}

BOOST_AUTO_TEST_CASE(it_shows_nothing_of_another_contact_and_all_that_was_sent_either_way) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  Sample theirs = add("Only for Jo");
  db.execute("UPDATE checklist_recipients SET contact_id = ? WHERE work_item_id = ?",
             {jo.id, theirs.work_item});
  refresh(theirs);
  Sample by_pin = add("From the PIN days");
  db.execute("UPDATE checklist_recipients SET way = 'pin' WHERE work_item_id = ?",
             {by_pin.work_item});
  refresh(by_pin);
  Answer page = nora.open("/work");
  BOOST_TEST(!page.has("Only for Jo"));
  BOOST_TEST(page.has("From the PIN days"));
  BOOST_TEST(nora.open(work_path(by_pin)).status == 200);
  BOOST_TEST(nora.get(work_path(theirs)).status == 403);
  // A magic link's session goes on seeing what its device holds, and no more.
  Answer held = claimed().open("/work");
  BOOST_TEST(held.has("2026 tax return"));
  BOOST_TEST(!held.has("From the PIN days"));
}

BOOST_AUTO_TEST_CASE(
    a_deleted_contact_sees_nothing_at_the_next_request_and_all_again_when_restored) {
  nora.open("/work");
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, sample.contact});
  BOOST_TEST(nora.get("/work").status == 403);
  db.execute("UPDATE contacts SET deleted_at = NULL WHERE id = ?", {sample.contact});
  complete(sample);
  BOOST_TEST(nora.get("/work").has("Nothing to do"));
}

BOOST_AUTO_TEST_SUITE_END()
