// Staff's pages of work, and the dashboard.
#include <boost/test/unit_test.hpp>

#include "core/domain/contact_work.hpp"
#include "core/domain/due_send.hpp"
#include "core/domain/scheduled_send.hpp"
#include "core/domain/search_words.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Office : Portal {
  FakeBrowser desk = staff(sample, "member");

  std::string path() const { return "/admin" + work_path(); }
  Pairs work(const std::string& title, const std::string& due_on = "") const {
    return {{"client", std::to_string(sample.client.value)},
            {"title", title},
            {"assignee", std::to_string(sample.staff.value)},
            {"due_on", due_on},
            {"status", "planned"}};
  }
  std::string status() {
    return *db.find_value<std::string>("SELECT status FROM work_items WHERE id = ?",
                                       {sample.work_item});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_work, Office)

BOOST_AUTO_TEST_CASE(work_is_made_for_a_client_and_shown) {
  const std::string client = std::to_string(sample.client.value);
  Answer form = desk.open("/admin/work/new?client=" + client);
  BOOST_TEST(form.has("<option value=\"" + client + "\" selected>Quist Bakery Ltd"));
  Answer made = desk.press(form, "/admin/work/new", work("Annual accounts", "2026-12-24"));
  Answer page = desk.follow(made);
  BOOST_TEST(page.heading() == "Annual accounts");
  BOOST_TEST(page.has("Thursday 24 December 2026"));
  BOOST_TEST(page.has("No checklist yet"));
  // The same form again is the same click.
  BOOST_TEST(desk.press(form, "/admin/work/new", work("Annual accounts", "2026-12-24"))
                 .header("Location") == made.header("Location"));
}

BOOST_AUTO_TEST_CASE(among_many_clients_one_is_found_by_its_name) {
  Answer clients = desk.open("/admin/clients/new");
  for (int i = 0; i < 60; ++i) {
    desk.press(clients, "/admin/clients/new",
               {{"name", "Client " + std::to_string(100 + i)}, {"kind", "organisation"}});
  }
  Answer page = desk.open("/admin/work/new");
  BOOST_TEST(!page.has("<select id=\"client\""));
  BOOST_TEST(page.has("These are 50 clients, and there are more."));
  BOOST_TEST(page.has("data-live=\"found\""));
  page = desk.open("/admin/work/new?q=quist");
  const std::string chosen = "/admin/work/new?client=" + std::to_string(sample.client.value);
  BOOST_TEST(page.has("href=\"" + chosen + "\">Quist Bakery Ltd</a>"));
  BOOST_TEST(!page.has("Client 100"));
  BOOST_TEST(desk.open("/admin/work/new?q=nobody").has("No client’s name has these words."));
  // The client is in the form then, and the work is made for it.
  Answer form = desk.open(chosen);
  BOOST_TEST(form.has("Quist Bakery Ltd"));
  BOOST_TEST(form.has("Another client"));
  Pairs typed = work("Annual accounts");
  typed.erase(typed.begin());
  BOOST_TEST(desk.follow(desk.press(form, "/admin/work/new", typed)).heading() ==
             "Annual accounts");
  BOOST_TEST(form.body.size() < 20'000u);
}

BOOST_AUTO_TEST_CASE(refused_work_keeps_what_was_typed) {
  Answer back = desk.press(desk.open("/admin/work/new"), "/admin/work/new",
                           {{"client", ""},
                            {"title", "Something <b>"},
                            {"assignee", std::to_string(sample.staff.value)},
                            {"due_on", "2026-02-31"}});
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("href=\"#client\""));
  BOOST_TEST(back.has("href=\"#due_on\""));
  BOOST_TEST(back.has("value=\"Something &lt;b&gt;\""));
  BOOST_TEST(back.has("value=\"2026-02-31\""));
  BOOST_TEST(count("work_items") == 1u);
}

BOOST_AUTO_TEST_CASE(another_firms_client_is_no_choice) {
  Sample other = add_firm("brightwater");
  Pairs typed = work("Theirs");
  typed[0].second = std::to_string(other.client.value);
  Answer back = desk.press(desk.open("/admin/work/new"), "/admin/work/new", typed);
  BOOST_TEST(back.status == 422);
  BOOST_TEST(count("work_items", "title = 'Theirs'") == 0u);
}

BOOST_AUTO_TEST_CASE(edits_of_work_that_cross_are_told) {
  Answer mine = desk.open(path() + "/edit");
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(path() + "/edit"), "/edit", work("Theirs"));
  Answer crossed = desk.press(mine, "/edit", work("Mine"));
  BOOST_TEST(crossed.status == 409);
  BOOST_TEST(crossed.has("value=\"Mine\""));
  BOOST_TEST(count("work_items", "title = 'Theirs'") == 1u);
  BOOST_TEST(desk.press(crossed, "/edit", work("Mine")).status == 303);
  BOOST_TEST(count("work_items", "title = 'Mine'") == 1u);
}

BOOST_AUTO_TEST_CASE(work_is_completed_and_reopened) {
  Answer page = desk.open(path());
  BOOST_TEST(page.has("3 requests are open."));
  Answer completed = desk.follow(desk.press(page, "/complete"));
  BOOST_TEST(completed.has("Completed by Mo Abbott"));
  BOOST_TEST(!completed.has_form("/complete"));
  BOOST_TEST(status() == "completed");
  Answer reopened = desk.follow(desk.press(completed, "/reopen"));
  BOOST_TEST(reopened.has("open again"));
  BOOST_TEST(status() == "in_progress");
}

BOOST_AUTO_TEST_CASE(a_status_is_set_and_nothing_else_is_one) {
  Answer page = desk.open(path());
  BOOST_TEST(desk.press(page, "/status", {{"status", "waiting"}}).status == 303);
  BOOST_TEST(status() == "waiting");
  BOOST_TEST(desk.press(page, "/status", {{"status", "finished"}}).status == 422);
  BOOST_TEST(status() == "waiting");
}

BOOST_AUTO_TEST_CASE(a_status_set_from_a_page_that_grew_old_overwrites_nothing) {
  Answer old = desk.open(path());
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(path()), "/complete");
  for (const char* button : {"/status", "/complete"}) {
    const bool set = std::string_view{button} == "/status";
    Answer back = desk.press(old, button, set ? Pairs{{"status", "ready"}} : Pairs{});
    // What is so already is no mistake.
    BOOST_TEST(back.status == (set ? 409 : 303), button);
    BOOST_TEST(status() == "completed", button);
    if (!set) continue;
    BOOST_TEST(back.has("Mo Abbott completed it, "));
    BOOST_TEST(back.has("nothing was changed"));
    BOOST_TEST(back.has_form("/reopen"));
  }
  // Reopened and set to something else, it is not completed by whoever did not see that.
  Answer completed = colleague.open(path());
  colleague.press(completed, "/reopen");
  colleague.press(colleague.open(path()), "/status", {{"status", "waiting"}});
  Answer back = desk.press(old, "/complete");
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("set it to “Waiting”"));
  BOOST_TEST(status() == "waiting");
  // Reopening what is open changes nothing either.
  BOOST_TEST(colleague.press(completed, "/reopen").status == 303);
  BOOST_TEST(status() == "waiting");
  // The page that came back knows how it stands: pressing again is a decision.
  BOOST_TEST(desk.press(back, "/complete").status == 303);
  BOOST_TEST(status() == "completed");
  // Completed anew meanwhile, it is not reopened by a page of before.
  BOOST_TEST(colleague.press(completed, "/reopen").status == 409);
  BOOST_TEST(status() == "completed");
}

BOOST_AUTO_TEST_CASE(a_double_click_on_a_status_counts_once) {
  Answer page = desk.open(path());
  for (int click = 0; click < 2; ++click) {
    BOOST_TEST(desk.press(page, "/status", {{"status", "ready"}}).status == 303);
  }
  BOOST_TEST(count("audit_events", "action = 'work.status_set'") == 1u);
  page = desk.open(path());
  for (int click = 0; click < 2; ++click) BOOST_TEST(desk.press(page, "/complete").status == 303);
  page = desk.open(path());
  for (int click = 0; click < 2; ++click) BOOST_TEST(desk.press(page, "/reopen").status == 303);
  BOOST_TEST(count("audit_events", "action IN ('work.completed', 'work.reopened')") == 2u);
}

BOOST_AUTO_TEST_CASE(a_status_that_was_refused_as_old_stays_chosen) {
  Answer old = desk.open(path());
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(path() + "/edit"), "/edit", work("Theirs"));
  Answer back = desk.press(old, "/status", {{"status", "ready"}});
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("changed it, "));
  BOOST_TEST(back.has("<option value=\"ready\" selected>"));
}

BOOST_AUTO_TEST_CASE(what_is_saved_by_now_is_said_at_each_field_that_differs) {
  Answer old = desk.open(path() + "/edit");
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(path() + "/edit"), "/edit", work("Theirs", "2027-03-05"));
  Answer back = desk.press(old, "/edit", work("Mine"));
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("The title, saved now: Theirs"));
  BOOST_TEST(back.has("The due date, saved now: Friday 5 March 2027"));
  BOOST_TEST(back.has("value=\"Mine\""));
  BOOST_TEST(!back.has("<a href=\"#status\""));  // where both are the same, nothing is said
}

BOOST_AUTO_TEST_CASE(the_list_is_narrowed_by_links_and_by_words) {
  add_work("VAT return");
  db.execute("UPDATE work_items SET due_on = '2026-11-01' WHERE title = 'VAT return'", {});
  Answer all = desk.open("/admin/work");
  BOOST_TEST(all.has("VAT return"));
  BOOST_TEST(all.has("2026 tax return"));
  BOOST_TEST(all.has("Overdue <span>1</span>"));
  for (const char* query : {"status=waiting", "status=overdue", "due=overdue", "q=vat",
                            "q=RETURN+va", "from=2026-10-31&to=2026-11-01"}) {
    Answer narrowed = desk.open("/admin/work?" + std::string{query});
    BOOST_TEST(narrowed.has("VAT return"), query);
    BOOST_TEST(!narrowed.has("2026 tax return"), query);
  }
  BOOST_TEST(desk.open("/admin/work?q=quist+bakery").has("VAT return"));
  BOOST_TEST(desk.open("/admin/work?status=completed").has("No work fits this choice"));
  BOOST_TEST(desk.open("/admin/work?due=week").has("No work fits this choice"));
  BOOST_TEST(desk.open("/admin/work?due=none").has("2026 tax return"));
  // What narrows is kept when one narrows more.
  Answer both = desk.open("/admin/work?status=waiting&q=return");
  BOOST_TEST(both.has("name=\"status\" value=\"waiting\""));
  BOOST_TEST(both.has("href=\"/admin/work?status=planned&amp;q=return\""));
  BOOST_TEST(desk.open("/admin/work?status=nonsense&assignee=x&client=-1").has("VAT return"));
}

BOOST_AUTO_TEST_CASE(the_list_is_narrowed_to_a_client_and_to_who_does_it) {
  add_work("VAT return");
  const std::string client = std::to_string(sample.client.value);
  Answer of_client = desk.open("/admin/work?client=" + client);
  BOOST_TEST(of_client.has("Only the work for Quist Bakery Ltd."));
  BOOST_TEST(of_client.has("href=\"/admin/work/new?client=" + client + "\""));
  BOOST_TEST(
      desk.open("/admin/work?assignee=" + std::to_string(sample.staff.value)).has("VAT return"));
  BOOST_TEST(desk.open("/admin/work?assignee=999999").has("No work fits this choice"));
}

BOOST_AUTO_TEST_CASE(another_firms_work_is_not_here) {
  Sample other = add_firm("brightwater");
  for (const char* end : {"", "/edit", "/checklists/new"}) {
    BOOST_TEST(desk.get("/admin" + work_path(other) + end).status == 404, end);
  }
  Answer page = desk.open(path());
  const Pairs only_csrf{{"csrf", page.csrf()}};
  for (const char* end : {"/complete", "/reopen"}) {
    BOOST_TEST(desk.post("/admin" + work_path(other) + end, only_csrf).status == 404, end);
  }
  BOOST_TEST(count("work_items", "status = 'in_progress'") == 2u);
}

BOOST_AUTO_TEST_CASE(the_dashboard_names_the_client_and_says_what_was_due) {
  db.execute("UPDATE work_items SET due_on = '2026-11-01', asked_on = '2026-10-20' WHERE id = ?",
             {sample.work_item});
  FakeBrowser phone = claimed();
  phone.press(phone.open(request_path(1)), "/answer", {{"answer", "Yes"}});
  db.execute("UPDATE bindings SET expires_at = ? WHERE firm_id = ?",
             {clock.time + std::chrono::hours{24}, sample.firm});
  const auto link = add_link();
  db.execute(
      "INSERT INTO outbox (firm_id, letter, to_address, work_item_id, checklist_id, link_id, "
      "contact_id, created_at, state, next_attempt_at, message_id, server_words) "
      "VALUES (?, 'checklist', 'nora@client.example', ?, ?, ?, ?, ?, 'failed', ?, 'x', '550')",
      {sample.firm, sample.work_item, sample.checklist, link, sample.contact, clock.time,
       clock.time});
  Answer page = desk.open("/admin");
  auto card = [&](const std::string& id) {
    const auto from = page.body.find("id=\"" + id + "\"");
    if (from == std::string::npos) return std::string{};
    return page.body.substr(from, page.body.find("</section>", from) - from);
  };
  for (const char* id : {"came-in", "failed", "ending"}) {
    BOOST_TEST(card(id).find("Quist Bakery Ltd · 2026 tax return") != std::string::npos, id);
  }
  BOOST_TEST(card("waiting").find("A request was due <time") != std::string::npos);
  BOOST_TEST(card("overdue").find("The work was due <time") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_dashboard_lists_what_did_not_go_out_until_it_is_seen_to) {
  const ActingStaff ada{sample.staff, "Ada Finch", "203.0.113.9"};
  const SendOrder order{.work = sample.work_item, .checklist = sample.checklist};
  plan_send(db, keys, random, firm(), ada, order, {}, std::chrono::seconds{60}, clock.time);
  db.execute("UPDATE contacts SET deleted_at = ?", {clock.time});
  clock.pass(std::chrono::seconds{61});
  run_due_send(db, keys, random, clock.time);
  Answer page = desk.open("/admin");
  BOOST_TEST(page.has("Did not go out"));
  BOOST_TEST(page.has("<a href=\"" + path() + "/checklists/" +
                      std::to_string(sample.checklist.value) + "\">"));
  BOOST_TEST(page.has("Nora Quist could not be reached"));
  db.execute("UPDATE contacts SET deleted_at = NULL", {});
  clock.pass(std::chrono::seconds{1});
  plan_send(db, keys, random, firm(), ada, order, {}, std::chrono::seconds{60}, clock.time);
  BOOST_TEST(!desk.open("/admin").has("Did not go out"));
}

BOOST_AUTO_TEST_CASE(a_search_of_work_finds_clients_and_contacts_too) {
  db.transaction([&] {
    refresh_contact_words(db, sample.firm, sample.contact);
    refresh_client_words(db, sample.firm, sample.client, sample.client);
  });
  Answer page = desk.open("/admin/work?q=nora");
  BOOST_TEST(page.has("href=\"/admin/contacts/" + std::to_string(sample.contact.value) +
                      "\">Nora Quist</a>"));
  BOOST_TEST(page.has("No work fits this choice"));
  page = desk.open("/admin/work?q=bakery");
  BOOST_TEST(page.has("href=\"/admin/clients/" + std::to_string(sample.client.value) +
                      "\">Quist Bakery Ltd</a>"));
  BOOST_TEST(page.has("2026 tax return"));
  BOOST_TEST(!desk.open("/admin/work").has("Clients and contacts"));
  BOOST_TEST(!desk.open("/admin/work?q=zzzz").has("Clients and contacts"));
}

BOOST_AUTO_TEST_CASE(the_dashboard_says_what_came_in) {
  BOOST_TEST(desk.open("/admin").has("Nothing waits for your look."));
  FakeBrowser phone = claimed();
  Answer request = phone.open(request_path(2));
  phone.press(request, "/comments", {{"comment", "Is June enough?"}});
  phone.upload(request, "/documents", {{"files", "june.txt", "money", "text/plain"}});
  phone.press(request, "/complete");
  Answer page = desk.open("/admin");
  BOOST_TEST(page.heading() == "Hello Mo");
  BOOST_TEST(
      page.has("<strong>Nora Quist</strong> ticked off, sent 1 file for and "
               "commented on <a href=\"/admin"));
  BOOST_TEST(page.has("<strong>1</strong>new since you looked"));
  BOOST_TEST(page.has(">New</span>"));
  // Looking changes nothing; the button does.
  BOOST_TEST(desk.open("/admin").has("<strong>1</strong>new since you looked"));
  Answer seen = desk.follow(desk.press(page, "/admin/seen"));
  BOOST_TEST(seen.has("Marked as seen."));
  BOOST_TEST(seen.has("<strong>0</strong>new since you looked"));
  BOOST_TEST(seen.has("<strong>Nora Quist</strong>"));
  BOOST_TEST(!seen.has_form("/admin/seen"));
  // A colleague has not looked yet, and what comes later is new again.
  FakeBrowser colleague = staff(sample, "member");
  BOOST_TEST(colleague.open("/admin").has("<strong>1</strong>new since you looked"));
  clock.pass(std::chrono::minutes{1});
  phone.press(phone.open(request_path(1)), "/comments", {{"comment", "One more"}});
  BOOST_TEST(desk.open("/admin").has("<strong>1</strong>new since you looked"));
  // The work is Ada's, so nothing of it is new for Mo alone.
  BOOST_TEST(desk.open("/admin?assignee=me").has("<strong>0</strong>new since you looked"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_before_the_session_ran_out_can_be_sent_after_signing_in_again) {
  desk.open("/admin");  // which brings the visit cookie
  Answer form = desk.open("/admin/clients/new");
  const std::string mine =
      std::to_string(*db.find_value<std::uint64_t>("SELECT MAX(staff_id) FROM sessions", {}));
  FakeBrowser colleague = staff(sample, "member");
  desk.cookies["__Host-staff"] = colleague.cookies["__Host-staff"];
  BOOST_TEST(
      desk.press(form, "/admin/clients/new", {{"name", "Holm"}, {"kind", "person"}}).status ==
      403);  // somebody else has signed in here
  db.run("UPDATE sessions SET staff_id = " + mine + " ORDER BY id DESC LIMIT 1");
  BOOST_TEST(
      desk.press(form, "/admin/clients/new", {{"name", "Holm"}, {"kind", "person"}}).status == 303);
  BOOST_TEST(count("clients", "name = 'Holm'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_firm_that_begins_is_led_to_its_first_checklist) {
  BOOST_TEST(!desk.open("/admin").has("Your first checklist"));
  Sample other = add_firm("other");
  FakeBrowser beginner = staff(other, "admin");
  BOOST_TEST(!beginner.open("/admin").has("Your first checklist"));
  for (const char* table : {"checklist_recipients", "client_requests", "checklists", "work_items",
                            "client_contacts", "clients"}) {
    db.execute("DELETE FROM " + std::string{table} + " WHERE firm_id = ?", {other.firm});
  }
  BOOST_TEST(beginner.open("/admin").has("Your first checklist"));
  Answer page = beginner.open("/admin/work/new");
  BOOST_TEST(page.has("No clients yet"));
  BOOST_TEST(page.has("href=\"/admin/clients/new\""));
  BOOST_TEST(beginner.open("/admin/work/new?q=quist").has("No client’s name has these words."));
}

BOOST_AUTO_TEST_CASE(the_dashboard_of_one_firm_shows_nothing_of_another) {
  Sample other = add_firm("brightwater");
  FakeBrowser phone = claimed();
  phone.press(phone.open(request_path(1)), "/complete");
  FakeBrowser theirs = staff(other, "admin");
  BOOST_TEST(theirs.open("/admin").has("Nothing waits for your look."));
  BOOST_TEST(theirs.open("/admin").has("<strong>0</strong>new since you looked"));
}

BOOST_AUTO_TEST_CASE(the_dashboard_leads_to_mails_that_failed_until_they_are_made_good) {
  LinkId link = add_link();
  db.execute(
      "INSERT INTO outbox (firm_id, letter, to_address, work_item_id, checklist_id, link_id, "
      "contact_id, created_at, state, next_attempt_at, server_words, message_id) "
      "VALUES (?, 'checklist', 'nora@client.example', ?, ?, ?, ?, ?, 'failed', ?, "
      "'550 no such mailbox <here>', 'a1')",
      {sample.firm, sample.work_item, sample.checklist, link, sample.contact, clock.time,
       clock.time});
  Answer page = desk.open("/admin");
  BOOST_TEST(page.has("<strong>1</strong>not delivered"));
  BOOST_TEST(page.has("550 no such mailbox &lt;here&gt;"));
  BOOST_TEST(page.has("href=\"" + path() + "/checklists/" + std::to_string(sample.checklist.value) +
                      "\""));
  BOOST_TEST(desk.open("/admin/contacts/" + std::to_string(sample.contact.value))
                 .has("550 no such mailbox"));
  add_link();
  BOOST_TEST(desk.open("/admin").has("<strong>0</strong>not delivered"));
}

BOOST_AUTO_TEST_CASE(the_dashboard_says_whom_one_waits_for) {
  BOOST_TEST(desk.open("/admin").has("You are waiting for nobody."));
  Sample waiting = add_work("VAT return");
  db.transaction([&] { refresh_contact_work(db, sample.firm, waiting.work_item); });
  Answer page = desk.open("/admin");
  BOOST_TEST(page.has("href=\"/admin" + work_path(waiting) + "\""));
  BOOST_TEST(page.has("1 open request<"));
  BOOST_TEST(page.has("0 of 1"));
  BOOST_TEST(page.has("<strong>1</strong>waiting for clients"));
  // Mo has none of it.
  BOOST_TEST(desk.open("/admin?assignee=me").has("You are waiting for nobody."));
  for (int i = 0; i < 3; ++i) {
    Sample more = add_work("Work " + std::to_string(i));
    db.transaction([&] { refresh_contact_work(db, sample.firm, more.work_item); });
  }
  BOOST_TEST(desk.open("/admin").has("1 more<"));
  // What is done is not waited for.
  db.execute("UPDATE client_requests SET status = 'completed' WHERE work_item_id = ?",
             {waiting.work_item});
  db.transaction([&] { refresh_contact_work(db, sample.firm, waiting.work_item); });
  BOOST_TEST(!desk.open("/admin").has("href=\"/admin" + work_path(waiting) + "\""));
}

BOOST_AUTO_TEST_CASE(the_dashboard_says_what_is_overdue_and_whose_access_ends) {
  db.execute("UPDATE work_items SET due_on = '2026-11-01' WHERE id = ?", {sample.work_item});
  db.transaction([&] { refresh_contact_work(db, sample.firm, sample.work_item); });
  LinkId link = add_link();
  Answer page = desk.open("/admin");
  BOOST_TEST(page.has("<strong>1</strong>overdue"));
  BOOST_TEST(page.has("<strong>0</strong>access ends soon"));
  db.execute("UPDATE magic_links SET expires_at = ? WHERE id = ?",
             {clock.time + std::chrono::hours{71}, link});
  page = desk.open("/admin");
  BOOST_TEST(page.has("<strong>1</strong>access ends soon"));
  BOOST_TEST(page.has("Has not opened the link"));
  // A newer link, and there is nothing to warn of.
  add_link();
  BOOST_TEST(desk.open("/admin").has("<strong>0</strong>access ends soon"));
}

BOOST_AUTO_TEST_SUITE_END()
