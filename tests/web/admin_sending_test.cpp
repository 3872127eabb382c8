// Staff's pages of sending: the grace, planning, cancelling, the preview, the client's eyes, the
// ledger.
#include <boost/test/unit_test.hpp>

#include "core/domain/due_send.hpp"
#include "core/domain/start_plan.hpp"
#include "tests/support/mailroom.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Sendings : Portal {
  FakeBrowser desk = staff(sample, "member");

  std::string path() const {
    return "/admin" + work_path() + "/checklists/" + std::to_string(sample.checklist.value);
  }
  std::string as(const std::string& state) const {
    return path() + "/as/" + std::to_string(sample.contact.value) + "?state=" + state;
  }
  bool run_mailer() { return run_due_send(db, keys, random, clock.time); }
  void deliver_all() {
    db.execute("UPDATE outbox SET state = 'sent', sent_at = ? WHERE state = 'queued'",
               {clock.time});
  }
  Token newest_token() {
    return mail_token(LinkId{
        *db.find_value<std::uint64_t>("SELECT id FROM magic_links ORDER BY id DESC LIMIT 1", {})});
  }
  Pairs planned(const std::string& when, Pairs more = {}) {
    Pairs fields = {{"when", when}, {"contact", ""}, {"at", "09:00"}, {"direction", "before"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
  }
};

/// The same while nothing was sent yet.
struct Unsent : Sendings {
  Unsent() {
    db.execute("UPDATE checklists SET first_sent_at = NULL, last_sent_at = NULL", {});
    db.execute("UPDATE checklist_recipients SET first_sent_at = NULL, last_sent_at = NULL", {});
    db.execute("DELETE FROM sends", {});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_sending, Sendings)

BOOST_AUTO_TEST_CASE(send_waits_for_its_grace_and_can_be_taken_back) {
  config.send_grace = 60s;
  Answer page = desk.follow(desk.press(desk.open(path()), "/send"));
  BOOST_TEST(count("outbox") == 0u);
  BOOST_TEST(page.has("Goes out"));
  BOOST_TEST(page.has("at <span class=\"nowrap\">09:01:00</span>"));
  BOOST_TEST(page.has("data-countdown=\"60\""));
  BOOST_TEST(!page.has_form("/send"));  // it need not be sent twice
  clock.pass(20s);
  BOOST_TEST(desk.open(path()).has("data-countdown=\"40\""));
  Answer back = desk.follow(desk.press(page, "/schedule/cancel"));
  BOOST_TEST(back.has("It does not go out. Nobody was mailed."));
  BOOST_TEST(back.has_form("/send"));
  clock.pass(1h);
  BOOST_TEST(!run_mailer());
  BOOST_TEST(count("outbox") == 0u);
}

BOOST_AUTO_TEST_CASE(taking_back_too_late_says_so) {
  config.send_grace = 60s;
  Answer page = desk.follow(desk.press(desk.open(path()), "/send"));
  clock.pass(61s);
  BOOST_TEST(desk.open(path()).has("Going out now"));
  BOOST_TEST(run_mailer());
  Answer late = desk.press(page, "/schedule/cancel");
  BOOST_TEST(late.status == 409);
  BOOST_TEST(late.has("It was too late to take it back"));
  BOOST_TEST(count("outbox") == 1u);
}

BOOST_AUTO_TEST_CASE(it_is_planned_for_a_date_in_a_colleagues_name) {
  StaffId bo{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "VALUES (?, 'Bo Lind', 'bo@hartwell.example', 'member', '', ?)",
                {sample.firm, clock.time})};
  Answer form = desk.open(path() + "/schedule");
  BOOST_TEST(form.has("Bo Lind"));
  Answer page = desk.follow(desk.press(
      form, "/schedule",
      planned("date", {{"on_day", "2027-01-04"}, {"sender", std::to_string(bo.value)}})));
  BOOST_TEST(page.has("Monday 4 January 2027 at 09:00"));
  BOOST_TEST(page.has("from Bo Lind"));
  BOOST_TEST(page.has_form("/send"));
  clock.time = parse_sql_time("2027-01-04 09:00:00");
  BOOST_TEST(run_mailer());
  BOOST_TEST((*db.find_value<StaffId>("SELECT staff_id FROM outbox", {}) == bo));
}

BOOST_AUTO_TEST_CASE(it_is_planned_from_the_start_of_the_work) {
  Answer form = desk.open(path() + "/schedule");
  BOOST_TEST(form.has("It has no start yet"));
  Answer page = desk.follow(desk.press(form, "/schedule", planned("start", {{"days", "7"}})));
  BOOST_TEST(page.has("7 days before the work starts, at 09:00"));
  BOOST_TEST(page.has("The work has no start yet, so nothing goes out."));
  db.execute("UPDATE work_items SET start_on = '2027-02-10'", {});
  db.transaction([&] { move_scheduled_sends(db, sample.firm, sample.work_item, clock.time); });
  page = desk.open(path());
  BOOST_TEST(page.has("Wednesday 3 February 2027 at 09:00"));
  BOOST_TEST(page.has("It moves with the start."));
}

BOOST_AUTO_TEST_CASE(a_plan_that_makes_no_sense_comes_back_with_what_was_typed) {
  Answer form = desk.open(path() + "/schedule");
  Answer past = desk.press(form, "/schedule", planned("date", {{"on_day", "2020-05-05"}}));
  BOOST_TEST(past.status == 422);
  BOOST_TEST(past.has("That moment is over"));
  BOOST_TEST(past.has("value=\"2020-05-05\""));
  BOOST_TEST(desk.press(form, "/schedule", planned("date")).has("Choose the day"));
  BOOST_TEST(
      desk.press(form, "/schedule", planned("start", {{"days", "x"}})).has("Type how many days"));
  BOOST_TEST(desk.press(form, "/schedule", planned("start", {{"days", "900"}})).status == 422);
  Pairs odd = planned("date", {{"on_day", "2027-01-04"}});
  odd[2].second = "25:00";
  BOOST_TEST(desk.press(form, "/schedule", odd).has("Type a time of day"));
  BOOST_TEST(count("scheduled_sends") == 0u);
}

BOOST_AUTO_TEST_CASE(the_same_sending_is_not_planned_twice_but_moved_where_one_says_so) {
  Answer form = desk.open(path() + "/schedule");
  desk.press(form, "/schedule", planned("date", {{"on_day", "2027-01-04"}}));
  Answer twice = desk.press(desk.open(path() + "/schedule"), "/schedule",
                            planned("date", {{"on_day", "2027-01-05"}}));
  BOOST_TEST(twice.status == 409);
  BOOST_TEST(twice.has("They already get it on Monday 4 January 2027 at 09:00, as Mo Abbott"));
  BOOST_TEST(twice.has("Send at this time instead"));
  BOOST_TEST(twice.has("value=\"2027-01-05\""));
  BOOST_TEST(count("scheduled_sends") == 1u);
  Answer page = desk.follow(desk.press(
      twice, "/schedule", planned("date", {{"on_day", "2027-01-05"}, {"waiting", "replace"}})));
  BOOST_TEST(page.has("Tuesday 5 January 2027 at 09:00"));
  BOOST_TEST(!page.has("Monday 4 January"));
  BOOST_TEST(count("scheduled_sends", "state = 'waiting'") == 1u);
  clock.time = parse_sql_time("2027-01-06 09:00:00");
  while (run_mailer()) {
  }
  BOOST_TEST(count("outbox") == 1u);
}

BOOST_AUTO_TEST_CASE(sending_now_what_is_planned_asks_which_of_the_two_is_meant) {
  desk.press(desk.open(path() + "/schedule"), "/schedule",
             planned("date", {{"on_day", "2027-01-04"}}));
  Answer asked = desk.press(desk.open(path()), "/send");
  BOOST_TEST(asked.status == 409);
  BOOST_TEST(asked.has("They already get it on Monday 4 January 2027 at 09:00"));
  BOOST_TEST(count("outbox") == 0u);
  BOOST_TEST(desk.press(asked, "/schedule", planned("now", {{"waiting", "replace"}})).status ==
             303);
  BOOST_TEST(count("outbox") == 1u);
  BOOST_TEST(count("scheduled_sends", "state = 'waiting'") == 0u);
}

BOOST_AUTO_TEST_CASE(a_plan_for_all_is_not_put_aside_for_one_of_them) {
  desk.press(desk.open(path() + "/schedule"), "/schedule",
             planned("date", {{"on_day", "2027-01-04"}}));
  const std::string nora = std::to_string(sample.contact.value);
  Pairs alone = planned("now");
  alone[1].second = nora;
  Answer asked = desk.press(desk.open(path() + "/schedule"), "/schedule", alone);
  BOOST_TEST(asked.status == 409);
  BOOST_TEST(!asked.has("Send at this time instead"));
  alone.push_back({"waiting", "replace"});
  BOOST_TEST(desk.press(asked, "/schedule", alone).status == 409);
  alone.back().second = "keep";
  BOOST_TEST(desk.press(asked, "/schedule", alone).status == 303);
  BOOST_TEST(count("outbox") == 1u);
  BOOST_TEST(count("scheduled_sends", "state = 'waiting'") == 1u);
}

BOOST_AUTO_TEST_CASE(completing_the_work_takes_back_what_is_planned_and_says_so) {
  const std::string work = "/admin" + work_path();
  BOOST_TEST(!desk.open(work).has("will not go out"));
  desk.press(desk.open(path() + "/schedule"), "/schedule",
             planned("date", {{"on_day", "2027-01-04"}}));
  Answer page = desk.open(work);
  BOOST_TEST(page.has("1 planned sending will not go out"));
  Answer form = desk.open(path() + "/schedule");
  BOOST_TEST(desk.press(page, "/complete").status == 303);
  Answer checklist = desk.open(path());
  BOOST_TEST(!checklist.has("Goes out"));
  BOOST_TEST(!checklist.has("Send later"));
  BOOST_TEST(desk.press(form, "/schedule", planned("date", {{"on_day", "2027-01-04"}})).status ==
             409);
  clock.time = parse_sql_time("2027-01-05 09:00:00");
  BOOST_TEST(!run_mailer());
  // It was taken back and did not fail.
  BOOST_TEST(count("scheduled_sends", "state = 'cancelled'") == 1u);
  BOOST_TEST(count("audit_events",
                   "action = 'work.completed' AND detail LIKE '%1 planned sending taken back'") ==
             1u);
}

BOOST_AUTO_TEST_CASE(what_did_not_go_out_says_why_on_the_checklist) {
  config.send_grace = 60s;
  desk.press(desk.open(path()), "/send");
  db.execute("UPDATE contacts SET deleted_at = ?", {clock.time});
  clock.pass(60s);
  run_mailer();
  Answer page = desk.open(path());
  BOOST_TEST(page.has("It did not go out."));
  BOOST_TEST(page.has("Nora Quist could not be reached"));
}

BOOST_AUTO_TEST_CASE(a_recipient_who_cannot_be_reached_is_marked_and_stops_nobody_else) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address) "
      "VALUES (?, ?, ?, ?, 'jo@client.example')",
      {sample.firm, sample.work_item, sample.checklist, jo.id});
  BOOST_TEST(desk.open(path()).has("Jo Quist and Nora Quist"));
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, jo.id});
  Answer page = desk.open(path());
  BOOST_TEST(page.has("Deleted. Gets no mail any more."));
  BOOST_TEST(page.has("to Nora Quist. "));
  BOOST_TEST(page.has("Jo Quist is left out: deleted."));
  BOOST_TEST(page.has("to Nora Quist alone"));
  BOOST_TEST(!page.has("to Jo Quist alone"));
  Answer sent = desk.follow(desk.press(page, "/send"));
  BOOST_TEST(sent.has("It is on its way."));
  BOOST_TEST(sent.has("Jo Quist is left out: deleted."));
  BOOST_TEST(count("outbox", "to_address = 'nora@client.example'") == 1u);
  BOOST_TEST(count("outbox") == 1u);
  // An address that they gave up is no other case.
  db.execute("UPDATE contacts SET deleted_at = NULL WHERE id = ?", {jo.id});
  db.execute("UPDATE contact_addresses SET address = 'jo@new.example' WHERE contact_id = ?",
             {jo.id});
  page = desk.open(path());
  BOOST_TEST(page.has("This address is not in use any more"));
  BOOST_TEST(page.has("Jo Quist is left out: the address is not theirs any more."));
  // Where nobody is left, there is nothing to press.
  db.execute("UPDATE contacts SET deleted_at = ?", {clock.time});
  page = desk.open(path());
  BOOST_TEST(!page.has_form("/send"));
  BOOST_TEST(page.has("Nobody on it can be reached."));
}

BOOST_AUTO_TEST_CASE(cancelling_is_asked_once_with_numbers_and_undone_by_sending) {
  desk.press(desk.open(path()), "/send");
  deliver_all();
  Token token = newest_token();
  FakeBrowser phone = browser(kSafariOnIphone);
  claim(phone, token);
  desk.press(desk.open(path()), "/send");
  Token unopened = newest_token();
  Answer asked = desk.open(path() + "/cancel");
  BOOST_TEST(asked.has("<strong>1 recipient</strong> no longer sees it"));
  BOOST_TEST(asked.has("<strong>1 device</strong> no longer opens this work"));
  BOOST_TEST(asked.has("<strong>1 unopened link</strong> stops working"));
  BOOST_TEST(asked.has("<strong>1 waiting mail</strong> is not sent"));
  Answer page = desk.follow(desk.press(asked, "/cancel"));
  BOOST_TEST(page.has("It is cancelled."));
  BOOST_TEST(page.has(">Cancelled</span>"));
  BOOST_TEST(count("outbox", "state = 'queued' AND letter = 'checklist'") == 0u);
  // The notice of the new device still goes out.
  BOOST_TEST(count("outbox", "state = 'queued' AND letter = 'new_device'") == 1u);
  // Whoever comes by a link is told, and not sent in circles.
  for (const Token& each : {token, unopened}) {
    Answer gone = phone.open(link_path(each));
    BOOST_TEST(gone.status == 410);
    BOOST_TEST(gone.heading() == "This is no longer needed");
    BOOST_TEST(gone.forms().empty());
  }
  BOOST_TEST(phone.open(work_path()).heading() == "This is no longer needed");
  // Undo.
  BOOST_TEST(page.has("Send again"));
  BOOST_TEST(desk.press(page, "/send").status == 303);
  Answer back = claim(phone, newest_token());
  BOOST_TEST(back.heading() == "2026 tax return");
  BOOST_TEST(!desk.open(path()).has("Cancelled."));
}

BOOST_AUTO_TEST_CASE(a_checklist_that_was_changed_meanwhile_is_not_cancelled) {
  Answer asked = desk.open(path() + "/cancel");
  db.execute("UPDATE checklists SET version = version + 1, first_sent_at = ?", {clock.time});
  if (!asked.has_form("/cancel")) asked = desk.open(path() + "/cancel");
  db.execute("UPDATE checklists SET version = version + 1", {});
  Answer refused = desk.press(asked, "/cancel");
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.has("nothing was cancelled"));
  BOOST_TEST(count("checklists", "cancelled_at IS NOT NULL") == 0u);
}

BOOST_AUTO_TEST_CASE(a_mail_that_was_withheld_says_so_in_our_words_and_not_a_mail_servers) {
  config.send_grace = 0s;
  desk.press(desk.open(path()), "/send");
  run_mailer();
  db.execute(
      "UPDATE contact_addresses SET address = 'nora@right.example', "
      "normal_address = 'nora@right.example'",
      {});
  BOOST_TEST(Mailroom{*this}.send().empty());
  const std::string words = "not sent: this address is not the contact&#39;s any more.";
  Answer ledger = desk.open(path() + "/sends");
  BOOST_TEST(ledger.has(">Not delivered</span>"));
  BOOST_TEST(ledger.has("It was " + words));
  BOOST_TEST(ledger.has("Look which address is right"));
  BOOST_TEST(!ledger.has("The mail server said"));
  Answer page = desk.open(path());
  BOOST_TEST(page.has("The mail was " + words));
  BOOST_TEST(!page.has("The mail server said"));
  BOOST_TEST(!page.has("can be opened until"));
  BOOST_TEST(desk.open("/admin").has("this address is not the contact"));
}

BOOST_AUTO_TEST_CASE(the_ledger_follows_a_mail_to_its_device_and_away) {
  BOOST_TEST(desk.open(path() + "/sends").status == 200);
  desk.press(desk.open(path()), "/send");
  Answer ledger = desk.open(path() + "/sends");
  BOOST_TEST(ledger.has(">Queued</span>"));
  db.execute("UPDATE outbox SET state = 'failed', server_words = '550 5.1.1 no such user'", {});
  ledger = desk.open(path() + "/sends");
  BOOST_TEST(ledger.has(">Not delivered</span>"));
  BOOST_TEST(ledger.has("The mail server said: 550 5.1.1 no such user"));
  BOOST_TEST(ledger.has("Ask for the right address."));
  db.execute("UPDATE outbox SET state = 'sent', sent_at = ?, server_words = '250 ok'",
             {clock.time});
  BOOST_TEST(desk.open(path() + "/sends").has("Not opened yet. The link can be opened until"));
  clock.pass(5s);
  FakeBrowser phone = browser(kSafariOnIphone);
  claim(phone, newest_token());
  ledger = desk.open(path() + "/sends");
  BOOST_TEST(ledger.has("Opened with Safari on iPhone"));
  BOOST_TEST(ledger.has("that may have been a mail scanner"));
  BOOST_TEST(ledger.has("Expires on"));
  db.execute("UPDATE bindings SET ended_at = ?, ended_reason = 'moved'", {clock.time});
  BOOST_TEST(desk.open(path() + "/sends").has("Moved to another device"));
}

BOOST_AUTO_TEST_CASE(a_claim_by_a_person_is_not_called_automatic) {
  desk.press(desk.open(path()), "/send");
  deliver_all();
  clock.pass(10s);
  FakeBrowser phone = browser(kSafariOnIphone);
  claim(phone, newest_token());
  BOOST_TEST(!desk.open(path() + "/sends").has("mail scanner and not"));
}

BOOST_AUTO_TEST_CASE(the_preview_is_the_mail_and_makes_nothing) {
  std::string before = checksum({"sessions"});
  Answer page = desk.open(path() + "/preview");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("2026 tax return: 3 requests from Hartwell &amp; Finch"));
  BOOST_TEST(page.has("nora@client.example"));
  BOOST_TEST(page.header("Content-Security-Policy") == "frame-src 'self'");
  Answer mail = desk.open(path() + "/preview/mail?contact=" + std::to_string(sample.contact.value));
  BOOST_TEST(mail.has("Open my requests"));
  BOOST_TEST(mail.has("Mo Abbott"));  // who would send it
  BOOST_TEST(mail.header("Content-Security-Policy").starts_with("sandbox;"));
  BOOST_TEST(desk.open(path() + "/preview?contact=4711").status == 404);
  BOOST_TEST(checksum({"sessions"}) == before);
}

BOOST_AUTO_TEST_CASE(every_state_is_shown_as_the_client_sees_it_and_nothing_is_claimed_or_marked) {
  std::string before = checksum({"sessions"});
  const std::pair<const char*, const char*> kStates[] = {
      {"unclaimed", "Open my requests"},
      {"claimed", "Papers we need"},
      {"completed", "completed this work on"},
      {"elsewhere", "This link was opened on another device"},
      {"moved", "moved to"},
      {"lapsed", "It is time for a new link"},
      {"expired", "This link is too old"},
      {"replaced", "There is a newer link"},
      {"signed-out", "These requests are not open on this device"},
      {"cancelled", "This is no longer needed"},
  };
  for (auto [state, words] : kStates) {
    Answer page = desk.open(as(state));
    BOOST_TEST(page.status == 200, state);
    BOOST_TEST(page.has(words), state << " lacks " << words);
    BOOST_TEST(page.has("Preview: this is what Nora Quist sees."), state);
    BOOST_TEST(!page.has("<form"), state);
    BOOST_TEST(!page.has("<script"), state);
    BOOST_TEST(!page.has("csrf"), state);
    BOOST_TEST(!page.has("(unset"), state);
    BOOST_TEST(!page.has("href=\"/work"), state);
  }
  Answer request = desk.open(path() + "/as/" + std::to_string(sample.contact.value) + "/requests/" +
                             std::to_string(this->request(2).value) + "?state=claimed");
  BOOST_TEST(request.heading() == "Bank statements <2025 & 2026>");
  BOOST_TEST(!request.has("<form"));
  BOOST_TEST(request.has(" disabled>"));
  BOOST_TEST(checksum({"sessions"}) == before);
}

BOOST_AUTO_TEST_CASE(the_clients_links_stay_within_the_preview) {
  Answer page = desk.open(as("claimed"));
  BOOST_TEST(page.has("/as/" + std::to_string(sample.contact.value) + "/requests/" +
                      std::to_string(request(1).value) + "?state=claimed\""));
}

BOOST_AUTO_TEST_CASE(somebody_who_gets_nothing_of_it_has_no_preview) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  BOOST_TEST(desk.open(path() + "/as/" + std::to_string(jo.id.value)).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(admin_sending_before, Unsent)

BOOST_AUTO_TEST_CASE(what_was_never_sent_can_be_seen_with_the_clients_eyes) {
  std::string before = checksum({"sessions"});
  BOOST_TEST(desk.open(as("unclaimed")).has("3 requests"));
  BOOST_TEST(desk.open(as("claimed")).has("Papers we need"));
  Answer request = desk.open(path() + "/as/" + std::to_string(sample.contact.value) + "/requests/" +
                             std::to_string(this->request(1).value));
  BOOST_TEST(request.status == 200);
  BOOST_TEST(desk.open(path() + "/sends").has("Nothing was sent yet"));
  BOOST_TEST(checksum({"sessions"}) == before);
}

BOOST_AUTO_TEST_SUITE_END()
