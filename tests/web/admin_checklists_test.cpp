// Staff's pages of a checklist: what is asked, who gets it, sending it, and how far they are.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Lists : Portal {
  FakeBrowser desk = staff(sample, "member");

  std::string work() const { return "/admin" + work_path(); }
  std::string path() const {
    return work() + "/checklists/" + std::to_string(sample.checklist.value);
  }
  std::string request_at(int position) const {
    return path() + "/requests/" + std::to_string(request(position).value);
  }
  std::string nora() const { return std::to_string(sample.contact.value) + ":nora@client.example"; }
  std::vector<std::string> titles() {
    return db.list("SELECT title FROM client_requests WHERE checklist_id = ? ORDER BY position",
                   {sample.checklist}, [](Row& row) { return row.get<std::string>(); });
  }
  /// As the mailer leaves it after a delivery.
  void deliver_all() {
    db.execute("UPDATE outbox SET state = 'sent', sent_at = ? WHERE state = 'queued'",
               {clock.time});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_checklists, Lists)

BOOST_AUTO_TEST_CASE(a_checklist_is_made_filled_and_sent) {
  Answer form = desk.open(work() + "/checklists/new");
  BOOST_TEST(form.has("value=\"" + nora() + "\""));
  Answer made = desk.press(form, "/new", {{"title", "Payroll papers"}, {"recipient", nora()}});
  Answer page = desk.follow(made);
  BOOST_TEST(page.heading() == "Payroll papers");
  BOOST_TEST(page.has("Write a request first, then it can be sent."));
  BOOST_TEST(!page.has_form("/send"));
  Answer added = desk.press(
      page, "/requests",
      {{"title", "Wage slips"}, {"description", "All of **2026**"}, {"due_on", "2026-12-11"}});
  page = desk.follow(added);
  BOOST_TEST(page.has("Wage slips"));
  BOOST_TEST(page.has("Friday 11 December 2026"));
  BOOST_TEST(page.has("Mails a link to Nora Quist."));
  Answer sent = desk.follow(desk.press(page, "/send"));
  BOOST_TEST(sent.has("It is on its way."));
  BOOST_TEST(sent.has(">Queued</span>"));
  BOOST_TEST(sent.has("In the queue since"));
  BOOST_TEST(count("outbox", "letter = 'checklist'") == 1u);
  BOOST_TEST(count("work_items", "status = 'waiting'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_new_checklist_proposes_who_gets_it) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "VALUES (?, ?, 'jo@home.example', 'jo@home.example', 0)",
      {sample.firm, jo.id});
  const std::string at_work = std::to_string(jo.id.value) + ":jo@client.example";
  Answer form = desk.open(work() + "/checklists/new");
  BOOST_TEST(form.has("value=\"" + nora() + "\" checked>"));
  BOOST_TEST(form.has("value=\"" + at_work + "\" checked>"));
  BOOST_TEST(!form.has("jo@home.example\" checked>"));
  // Who has full access to the client comes first.
  db.execute("UPDATE client_contacts SET role = 'full' WHERE contact_id = ?", {jo.id});
  form = desk.open(work() + "/checklists/new");
  BOOST_TEST(!form.has("value=\"" + nora() + "\" checked>"));
  BOOST_TEST(form.has("value=\"" + at_work + "\" checked>"));
}

BOOST_AUTO_TEST_CASE(a_second_click_on_send_mails_nothing) {
  Answer page = desk.open(path());
  BOOST_TEST(desk.press(page, "/send").status == 303);
  Answer again = desk.press(page, "/send");
  BOOST_TEST(again.status == 409);
  BOOST_TEST(again.has("this click mailed nothing"));
  BOOST_TEST(count("outbox", "letter = 'checklist'") == 1u);
  // The page that came back may send again, knowingly.
  BOOST_TEST(desk.press(again, "/send").status == 303);
  BOOST_TEST(count("outbox", "letter = 'checklist'") == 2u);
}

BOOST_AUTO_TEST_CASE(one_recipient_alone_gets_it_again) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  add_recipient(jo);
  Answer page = desk.open(path());
  Pairs fields;
  for (const PageForm& form : page.forms()) {
    for (const auto& [name, value] : form.hidden) {
      if (name == "contact" && value == std::to_string(jo.id.value)) fields = form.hidden;
    }
  }
  BOOST_TEST_REQUIRE(!fields.empty());
  BOOST_TEST(desk.post(path() + "/send", fields).status == 303);
  BOOST_TEST(count("outbox", "to_address = 'jo@client.example'") == 1u);
  BOOST_TEST(count("outbox") == 1u);
}

BOOST_AUTO_TEST_CASE(it_says_how_far_each_recipient_is) {
  Answer page = desk.follow(desk.press(desk.open(path()), "/send"));
  BOOST_TEST(page.has(">Queued</span>"));
  deliver_all();
  page = desk.open(path());
  BOOST_TEST(page.has(">Sent</span>"));
  BOOST_TEST(page.has("Not opened yet."));
  BOOST_TEST(page.has("Sunday 21 February 2027"));
  Token token = mail_token(LinkId{
      *db.find_value<std::uint64_t>("SELECT id FROM magic_links ORDER BY id DESC LIMIT 1", {})});
  FakeBrowser phone = browser(kSafariOnIphone);
  claim(phone, token);
  page = desk.open(path());
  BOOST_TEST(page.has(">Opened</span>"));
  BOOST_TEST(page.has("Opened with Safari on iPhone"));
  BOOST_TEST(page.has("Wednesday 23 December 2026"));
  BOOST_TEST(!page.has("Not opened yet."));
  phone.press(phone.open("/devices"), "/sign-out");
  db.execute("UPDATE bindings SET ended_at = ?, ended_reason = 'signed_out'", {clock.time});
  BOOST_TEST(desk.open(path()).has(">Signed out</span>"));
}

BOOST_AUTO_TEST_CASE(a_mail_that_failed_shows_the_servers_words) {
  desk.press(desk.open(path()), "/send");
  db.execute("UPDATE outbox SET attempts = 2, server_words = '450 try later', next_attempt_at = ?",
             {clock.time + std::chrono::minutes{10}});
  Answer trying = desk.open(path());
  BOOST_TEST(trying.has("After 2 attempts"));
  BOOST_TEST(trying.has("450 try later"));
  db.execute("UPDATE outbox SET state = 'failed', server_words = '550 <unknown>'", {});
  Answer failed = desk.open(path());
  BOOST_TEST(failed.has(">Not delivered</span>"));
  BOOST_TEST(failed.has("The mail server said: 550 &lt;unknown&gt;"));
}

BOOST_AUTO_TEST_CASE(a_checklist_to_an_address_that_is_gone_is_not_mailed_to_anybody) {
  db.execute(
      "UPDATE contact_addresses SET address = 'new@client.example', "
      "normal_address = 'new@client.example'",
      {});
  Answer page = desk.open(path());
  BOOST_TEST(page.has("This address is not in use any more"));
  BOOST_TEST(!page.has_form("/send"));
  // A page of before is refused.
  const auto version =
      db.find_value<unsigned>("SELECT version FROM checklists WHERE id = ?", {sample.checklist});
  Answer refused =
      desk.post(path() + "/send", {{"csrf", page.csrf()}, {"version", std::to_string(*version)}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("Nora Quist cannot be reached"));
  BOOST_TEST(count("outbox") == 0u);
  // Nobody loses what they have because somebody changed the title: staff have to decide.
  Answer form = desk.open(path() + "/edit");
  BOOST_TEST(form.has("nora@client.example · not in use any more"));
  Answer stale = desk.press(form, "/edit", {{"title", "New title"}, {"recipient", nora()}});
  BOOST_TEST(stale.status == 422);
  Answer saved =
      desk.press(form, "/edit",
                 {{"title", "New title"},
                  {"recipient", std::to_string(sample.contact.value) + ":new@client.example"}});
  BOOST_TEST(saved.status == 303);
  BOOST_TEST(desk.press(desk.open(path()), "/send").status == 303);
}

BOOST_AUTO_TEST_CASE(two_addresses_of_one_person_are_refused) {
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, "
      "is_primary) VALUES (?, ?, 'n@home.example', 'n@home.example', 0)",
      {sample.firm, sample.contact});
  Answer back =
      desk.press(desk.open(path() + "/edit"), "/edit",
                 {{"title", "Papers we need"},
                  {"recipient", nora()},
                  {"recipient", std::to_string(sample.contact.value) + ":n@home.example"}});
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("Choose one address of Nora Quist."));
}

BOOST_AUTO_TEST_CASE(an_edit_against_a_send_is_told) {
  Answer form = desk.open(path() + "/edit");
  desk.press(desk.open(path()), "/send");
  Answer crossed = desk.press(form, "/edit", {{"title", "Other title"}, {"recipient", nora()}});
  BOOST_TEST(crossed.status == 409);
  BOOST_TEST(crossed.has("value=\"Other title\""));
  BOOST_TEST(crossed.has(" checked"));
  BOOST_TEST(
      desk.press(crossed, "/edit", {{"title", "Other title"}, {"recipient", nora()}}).status ==
      303);
}

BOOST_AUTO_TEST_CASE(a_refused_request_comes_back_as_typed) {
  const std::string long_title(201, 'x');
  Answer back =
      desk.press(desk.open(path()), "/requests",
                 {{"title", long_title}, {"description", "kept words"}, {"due_on", "soon"}});
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("href=\"#title\""));
  BOOST_TEST(back.has("href=\"#due_on\""));
  BOOST_TEST(back.has(">kept words</textarea>"));
  BOOST_TEST(back.has("value=\"" + long_title + "\""));
  BOOST_TEST(titles().size() == 4u);
}

BOOST_AUTO_TEST_CASE(requests_change_places) {
  const auto before = titles();
  Answer page = desk.open(path());
  const std::string csrf = page.csrf();
  Answer moved = desk.post(request_at(2) + "/move", {{"csrf", csrf}, {"direction", "up"}});
  BOOST_TEST(moved.status == 303);
  BOOST_TEST(titles()[0] == before[1]);
  BOOST_TEST(titles()[1] == before[0]);
  // The first one cannot go further up.
  BOOST_TEST(desk.post(request_at(1) + "/move", {{"csrf", csrf}, {"direction", "up"}}).status ==
             303);
  BOOST_TEST(titles()[0] == before[1]);
}

BOOST_AUTO_TEST_CASE(a_request_is_edited_and_crossing_is_told) {
  Answer form = desk.open(request_at(1) + "/edit");
  Answer mine = form;
  Answer saved = desk.press(form, "/edit",
                            {{"title", "Tax return of 2025"},
                             {"description", "The whole **one**"},
                             {"due_on", "2026-12-01"}});
  Answer page = desk.follow(saved);
  BOOST_TEST(page.heading() == "Tax return of 2025");
  BOOST_TEST(page.has("<strong>one</strong>"));
  Answer crossed = desk.press(mine, "/edit", {{"title", "Mine"}, {"description", "My words"}});
  BOOST_TEST(crossed.status == 409);
  BOOST_TEST(crossed.has(">My words</textarea>"));
}

BOOST_AUTO_TEST_CASE(a_request_goes_only_while_nothing_came_in) {
  FakeBrowser phone = claimed();
  phone.press(phone.open(request_path(1)), "/comments", {{"comment", "Which year?"}});
  Answer with_comment = desk.open(request_at(1) + "/edit");
  BOOST_TEST(!with_comment.has_form("/remove"));
  Answer refused = desk.post(request_at(1) + "/remove", {{"csrf", with_comment.csrf()}});
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.has("This request has a comment"));
  Answer empty = desk.open(request_at(2) + "/edit");
  Answer removed = desk.press(empty, "/remove");
  BOOST_TEST(removed.status == 303);
  BOOST_TEST(desk.follow(removed).has("The request is gone."));
  BOOST_TEST(titles().size() == 3u);
  // A second click ends in the same place.
  BOOST_TEST(desk.press(empty, "/remove").status == 303);
}

BOOST_AUTO_TEST_CASE(completed_work_is_read_only_for_staff_too) {
  Answer page = desk.open(path());
  Answer form = desk.open(path() + "/edit");
  Answer new_form = desk.open(work() + "/checklists/new");
  complete_work(sample.work_item);
  const std::string before = checksum({"sessions"});
  Answer added = desk.press(page, "/requests", {{"title", "Late"}, {"description", "kept words"}});
  BOOST_TEST(added.status == 409);
  BOOST_TEST(added.has(">kept words</textarea>"));
  BOOST_TEST(desk.press(page, "/send").status == 409);
  BOOST_TEST(desk.press(page, "/move", {{"direction", "down"}}).status == 409);
  BOOST_TEST(desk.press(form, "/edit", {{"title", "Late"}, {"recipient", nora()}}).status == 409);
  BOOST_TEST(desk.press(new_form, "/new", {{"title", "Late"}}).status == 409);
  BOOST_TEST(checksum({"sessions"}) == before);
  Answer now = desk.open(path());
  BOOST_TEST(now.has("The work is completed."));
  BOOST_TEST(!now.has_form("/send"));
  BOOST_TEST(!now.has_form("/requests"));
}

BOOST_AUTO_TEST_CASE(another_firms_and_another_works_checklists_are_not_here) {
  Sample other = add_firm("brightwater");
  Sample second = add_work("VAT return");
  const std::string csrf = desk.open(path()).csrf();
  const std::string theirs =
      "/admin" + work_path(other) + "/checklists/" + std::to_string(other.checklist.value);
  const std::string mixed = work() + "/checklists/" + std::to_string(second.checklist.value);
  const std::string before = checksum({"sessions"});
  for (const std::string& at : {theirs, mixed}) {
    BOOST_TEST(desk.get(at).status == 404, at);
    BOOST_TEST(desk.get(at + "/edit").status == 404, at);
    BOOST_TEST(desk.post(at + "/send", {{"csrf", csrf}, {"version", "1"}}).status == 404, at);
    BOOST_TEST(desk.post(at + "/requests", {{"csrf", csrf}, {"title", "x"}}).status == 404, at);
    const std::string request = at + "/requests/" + std::to_string(this->request(1).value);
    for (const char* end : {"/move", "/comments", "/complete", "/reopen"}) {
      BOOST_TEST(desk.post(request + end, {{"csrf", csrf}, {"direction", "up"}, {"comment", "x"}})
                         .status == 404,
                 request + end);
    }
  }
  BOOST_TEST(checksum({"sessions"}) == before);
}

BOOST_AUTO_TEST_SUITE_END()
