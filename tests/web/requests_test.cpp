// One request: answering, commenting, ticking off, and what bad input gets.
#include <boost/test/unit_test.hpp>

#include "fcgi/dispatch.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Requests : Portal {
  FakeBrowser phone = claimed();

  Answer page(int position = 1) { return phone.open(request_path(position)); }
  Answer comment(const std::string& text) {
    return phone.press(page(), "/comments", {{"comment", text}});
  }
  Answer answer(const std::string& text) {
    return phone.press(page(), "/answer", {{"answer", text}});
  }
  std::string wording(int characters) {
    std::string text;
    for (int i = 0; i < characters; ++i) text += "é";
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(requests, Requests)

BOOST_AUTO_TEST_CASE(an_answer_is_saved_shown_and_changed) {
  Answer saved = answer("We have none.\r\nReally.");
  BOOST_TEST(saved.header("Location") == request_path() + "?said=answer");
  Answer shown = phone.follow(saved);
  BOOST_TEST(shown.has("Your answer is saved."));
  BOOST_TEST(shown.has("We have none.\nReally.</textarea>"));
  phone.follow(answer("We have one."));
  BOOST_TEST(page().has("We have one.</textarea>"));
  BOOST_TEST(count("answers") == 2u);
  BOOST_TEST(!page(2).has("We have one."));
}

BOOST_AUTO_TEST_CASE(a_comment_is_shown_as_it_was_typed_and_never_as_markup) {
  const std::string hostile =
      "<script>alert(1)</script> & \"quotes\" 'single' {{CSRF}} </textarea> \xe2\x80\xae";
  Answer shown = phone.follow(comment(hostile));
  BOOST_TEST(shown.status == 200);
  BOOST_TEST(shown.has("Your comment is there for us to read."));
  BOOST_TEST(!shown.has("<script>alert"));
  BOOST_TEST(shown.has("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
  BOOST_TEST(shown.has("{{CSRF}}"));
  BOOST_TEST(shown.has("<strong>You</strong>"));
  BOOST_TEST(phone.open(work_path()).has("1 comment<"));
}

BOOST_AUTO_TEST_CASE(a_request_is_ticked_off_and_back) {
  Answer done = phone.follow(phone.press(page(), "/complete"));
  BOOST_TEST(done.has("Thank you. This one is done."));
  BOOST_TEST(done.has_form("/reopen"));
  BOOST_TEST(!done.has_form("/complete"));
  BOOST_TEST(phone.open(work_path()).has("2 of 4 done"));
  Answer open = phone.follow(phone.press(done, "/reopen"));
  BOOST_TEST(open.has("This request is open again."));
  BOOST_TEST(phone.open(work_path()).has("1 of 4 done"));
}

BOOST_AUTO_TEST_CASE(what_stands_in_the_answers_field_is_kept_by_marking_as_done) {
  const Answer open = page();
  BOOST_TEST(open.has("form=\"answer-form\" name=\"then\" value=\"done\""));
  Answer done = phone.follow(
      phone.press(open, "/answer", {{"answer", "Both are attached."}, {"then", "done"}}));
  BOOST_TEST(done.has("Thank you. This one is done."));
  BOOST_TEST(done.has("Both are attached.</textarea>"));
  Answer long_one =
      phone.press(page(2), "/answer", {{"answer", wording(10'001)}, {"then", "done"}});
  BOOST_TEST(long_one.status == 422);
  BOOST_TEST(long_one.has("id=\"answer-error\""));
  BOOST_TEST(phone.open(work_path()).has("2 of 4 done"));
}

BOOST_AUTO_TEST_CASE(nothing_is_no_answer_to_save) {
  Answer refused = answer("  \n ");
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("Write your answer first."));
  phone.follow(answer("Something"));
  BOOST_TEST(answer("").status == 303);  // takes it back
}

BOOST_AUTO_TEST_CASE(from_what_is_done_one_goes_on_to_what_is_open) {
  Answer done = phone.follow(phone.press(page(1), "/complete"));
  const std::string next = "<a class=\"btn\" href=\"" + request_path(2) + "\">Next: ";
  BOOST_TEST(done.has(next));
  phone.press(page(2), "/complete");
  BOOST_TEST(phone.open(request_path(3)).has("Mark as done"));
  Answer last = phone.follow(phone.press(page(3), "/complete"));
  BOOST_TEST(!last.has("Next: "));
  Answer saved = phone.follow(phone.press(phone.follow(phone.press(last, "/reopen")), "/answer",
                                          {{"answer", "Half of it"}}));
  BOOST_TEST(saved.has("<a href=\"#finish-title\">Is that all? Mark it as done.</a>"));
  BOOST_TEST(phone.open(work_path()).has("Answered, not marked as done"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_when_the_work_was_completed_meanwhile_can_be_copied) {
  Answer open = page();
  complete_work(sample.work_item);
  Answer refused = phone.press(open, "/comments", {{"comment", "Half an hour of <typing>"}});
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.has("What you wrote was not saved."));
  BOOST_TEST(refused.has("Half an hour of &lt;typing&gt;</textarea>"));
  BOOST_TEST(phone.press(open, "/answer", {{"answer", "All of it"}}).has("All of it</textarea>"));
  BOOST_TEST(!phone.press(open, "/complete").has("What you wrote was not saved."));
}

BOOST_AUTO_TEST_CASE(what_completed_work_left_open_asks_for_nothing_more) {
  BOOST_TEST(phone.open(work_path()).has("Due <time"));
  complete_work(sample.work_item);
  Answer work = phone.open(work_path());
  BOOST_TEST(work.has("Left open"));
  BOOST_TEST(!work.has("Due <time"));
  BOOST_TEST(!work.has("To do"));
  BOOST_TEST(!page().has("Due <time"));
}

BOOST_AUTO_TEST_CASE(all_done_is_said_where_it_is_seen) {
  for (int position : {1, 2, 3}) phone.press(page(position), "/complete");
  Answer work = phone.open(work_path());
  BOOST_TEST(work.has("4 of 4 done"));
  BOOST_TEST(work.has("All done, thank you."));
}

BOOST_AUTO_TEST_CASE(completed_work_shows_all_and_refuses_whatever_is_posted) {
  phone.follow(answer("Our answer"));
  phone.follow(comment("Our comment"));
  Answer before = page();
  phone.follow(phone.upload(before, "/documents", {{"files", "a.txt", "content"}}));
  Answer finished = phone.follow(phone.press(page(3), "/complete"));
  complete_work(sample.work_item);
  const std::string rows = checksum();
  auto refused = [&](const Answer& got) {
    BOOST_TEST(got.status == 409);
    BOOST_TEST(got.heading() == "This work is completed");
    BOOST_TEST(got.has("ask us to open it again"));
  };
  refused(phone.press(before, "/answer", {{"answer", "Another"}}));
  refused(phone.press(before, "/comments", {{"comment", "Another"}}));
  refused(phone.press(before, "/complete"));
  refused(phone.press(finished, "/reopen"));
  refused(phone.upload(before, "/documents", {{"files", "b.txt", "more"}}));
  // Even what would be refused anyway is answered with the reason that counts.
  refused(phone.press(before, "/answer", {{"answer", wording(10'001)}}));
  BOOST_TEST(checksum() == rows);
  BOOST_TEST(store.count(false) == 1u);
  BOOST_TEST(store.count(true) == 0u);

  Answer shown = page();
  for (const char* kept : {"Our answer", "Our comment", "a.txt"}) BOOST_TEST(shown.has(kept));
  for (const PageForm& form : shown.forms()) BOOST_TEST(form.action == "/sign-out");
  BOOST_TEST(shown.has("Monday 23 November 2026"));
  db.execute(
      "UPDATE work_items SET status = 'in_progress', completed_at = NULL, completed_by = NULL");
  BOOST_TEST(phone.press(before, "/comments", {{"comment", "Another"}}).status == 303);
}

BOOST_AUTO_TEST_CASE(the_same_click_twice_is_kept_once) {
  Answer form = page();
  for (int i = 0; i < 3; ++i) {
    BOOST_TEST(phone.press(form, "/comments", {{"comment", "Once"}}).status == 303);
    BOOST_TEST(phone.press(form, "/answer", {{"answer", "Once"}}).status == 303);
    BOOST_TEST(phone.press(form, "/complete").status == 303);
    BOOST_TEST(phone.upload(form, "/documents", {{"files", "a.txt", "content"}}).status == 303);
  }
  BOOST_TEST(count("comments") == 1u);
  BOOST_TEST(count("answers") == 1u);
  BOOST_TEST(count("documents") == 1u);
  BOOST_TEST(store.count(false) == 1u);
  BOOST_TEST(count("audit_events", "action = 'request.completed'") == 1u);
}

BOOST_AUTO_TEST_CASE(too_long_a_text_comes_back_with_what_was_typed) {
  BOOST_TEST(comment(wording(10'000)).status == 303);
  Answer refused = comment(wording(10'001));
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("Your comment is too long: 10001 characters, where 10000 fit"));
  BOOST_TEST(refused.has(wording(10'001) + "</textarea>"));
  BOOST_TEST(refused.has("<title>Error: "));
  BOOST_TEST(refused.has("href=\"#comment\""));
  Answer answered = answer(wording(10'001));
  BOOST_TEST(answered.status == 422);
  BOOST_TEST(answered.has("Your answer can have at most 10000 characters; it has 10001."));
  BOOST_TEST(answered.has(wording(10'001) + "</textarea>"));
  BOOST_TEST(count("comments") == 1u);
  BOOST_TEST(count("answers") == 0u);
}

BOOST_AUTO_TEST_CASE(an_empty_comment_is_asked_for_and_an_emptied_answer_is_taken_back) {
  for (const char* nothing : {"", "   ", "\r\n\r\n", "\xe2\x80\x8b"}) {
    Answer refused = comment(nothing);
    BOOST_TEST(refused.status == 422);
    BOOST_TEST(refused.has("Write your comment first"));
  }
  BOOST_TEST(count("comments") == 0u);
  answer("Something");
  BOOST_TEST(answer("").status == 303);
  BOOST_TEST(page().has("rows=\"4\"></textarea>"));
}

BOOST_AUTO_TEST_CASE(text_that_is_no_text_is_refused_in_plain_words) {
  for (const std::string& broken :
       {std::string("caf\xe9"), std::string("\xc3"), std::string("\xed\xa0\x80"),
        std::string("\xf8\x88\x80\x80\x80"), std::string("a\0b", 3), std::string("\x1b[31m")}) {
    Answer refused = comment(broken);
    BOOST_TEST((refused.status == 422 || refused.status == 400), refused.status);
    BOOST_TEST(answer(broken).status >= 400);
  }
  BOOST_TEST(count("comments") == 0u);
  BOOST_TEST(count("answers") == 0u);
  BOOST_TEST(comment("漢字 🔑 مرحبا e\xcc\x81").status == 303);
}

BOOST_AUTO_TEST_CASE(forms_of_another_kind_too_many_pairs_and_cut_ones_are_refused) {
  const std::string path = request_path() + "/comments";
  const std::string csrf = page().form("/comments").hidden.front().second;
  const std::string good = urlencode({{"csrf", csrf}, {"comment", "Hello"}});
  const std::string before = checksum();
  BOOST_TEST(phone.raw_post(path, "application/json", R"({"comment":"Hello"})").status == 415);
  BOOST_TEST(phone.raw_post(path, "text/plain", good).status == 415);
  BOOST_TEST(phone.raw_post(path, "", good).status == 415);
  BOOST_TEST(phone.raw_post(path, "multipart/form-data; boundary=b", "--b--\r\n").status == 403);
  std::string many = "csrf=" + csrf;
  for (int i = 0; i < 300; ++i) many += "&comment=x";
  BOOST_TEST(phone.raw_post(path, "application/x-www-form-urlencoded", many).status == 400);
  BOOST_TEST(
      phone.raw_post(path, "application/x-www-form-urlencoded", "csrf=" + csrf + "&comment=%ZZ")
          .status == 400);
  BOOST_TEST(
      phone.raw_post(path, "application/x-www-form-urlencoded", std::string(300'000, 'x')).status ==
      413);
  Request cut = phone.request(Method::post, path);
  cut.content_type = "application/x-www-form-urlencoded";
  cut.content_length = good.size() + 10;
  bool given = false;
  cut.read_body = [&](std::span<char> into) {
    if (std::exchange(given, true)) return std::size_t{0};
    std::copy(good.begin(), good.end(), into.begin());
    return good.size();
  };
  // FakeBrowser::send would set the length anew.
  BOOST_TEST(dispatch(services, cut).status == 400);
  BOOST_TEST(checksum() == before);
  BOOST_TEST(
      phone.raw_post(path, "application/x-www-form-urlencoded; charset=UTF-8", good).status == 303);
}

BOOST_AUTO_TEST_CASE(requests_that_are_not_the_contacts_are_not_found) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  Sample more = add_work("2027 accounts");
  const std::string csrf = page().csrf();
  ChecklistId hidden{db.insert(
      "INSERT INTO checklists (firm_id, work_item_id, name, created_at) VALUES (?, ?, 'For Jo', ?)",
      {sample.firm, sample.work_item, clock.time})};
  RequestId theirs{db.insert(
      "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
      "description, status, created_at) VALUES (?, ?, ?, 1, 'Secret of Jo', '', 'open', ?)",
      {sample.firm, sample.work_item, hidden, clock.time})};
  const std::string before = checksum();
  for (RequestId id : {theirs, request(more, 1), RequestId{999'999}}) {
    const std::string path = work_path() + "/requests/" + std::to_string(id.value);
    Answer shown = phone.open(path);
    BOOST_TEST(shown.status == 404);
    BOOST_TEST(!shown.has("Secret of Jo"));
    for (const char* what : {"/answer", "/comments", "/complete", "/reopen"}) {
      BOOST_TEST(
          phone.post(path + what, {{"csrf", csrf}, {"answer", "x"}, {"comment", "x"}}).status ==
          404);
    }
  }
  BOOST_TEST(!phone.open(work_path()).has("For Jo"));
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(two_recipients_see_both_answers_and_each_edits_their_own) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  FakeBrowser theirs = browser(kChromeOnMac);
  claim(theirs, mail_token(add_link(sample, partner.id, partner.address)));
  answer("Nora's words");
  theirs.follow(theirs.press(theirs.open(request_path()), "/answer", {{"answer", "Words of Jo"}}));

  Answer mine = page();
  BOOST_TEST(mine.has("Nora&#39;s words</textarea>"));
  BOOST_TEST(mine.has("<strong>Jo Quist</strong>"));
  BOOST_TEST(mine.has("Words of Jo"));
  // One who takes theirs back leaves the other's as it is.
  theirs.press(theirs.open(request_path()), "/answer", {{"answer", ""}});
  BOOST_TEST(!page().has("Words of Jo"));
  BOOST_TEST(theirs.open(request_path()).has("Nora&#39;s words"));
  BOOST_TEST(count("client_requests", "has_answer = 1") == 1u);
  Answer desk = staff(sample, "member")
                    .open("/admin/work/" + std::to_string(sample.work_item.value) + "/checklists/" +
                          std::to_string(sample.checklist.value) + "/requests/" +
                          std::to_string(request().value));
  BOOST_TEST(desk.has("Nora&#39;s words"));
}

BOOST_AUTO_TEST_CASE(descriptions_are_markdown_without_danger) {
  db.execute("UPDATE client_requests SET description = ?",
             {"Please **sign** [here](javascript:alert(1)) <img src=x onerror=alert(1)> "
              "and see [our site](https://hartwell.example/how)"});
  Answer shown = page();
  BOOST_TEST(shown.has("<strong>sign</strong>"));
  BOOST_TEST(!shown.has("javascript:"));
  BOOST_TEST(!shown.has("<img"));
  BOOST_TEST(!shown.has("onerror=alert(1)>"));
  BOOST_TEST(shown.has("href=\"https://hartwell.example/how\""));
}

BOOST_AUTO_TEST_CASE(due_dates_and_states_are_in_words) {
  Answer work = phone.open(work_path());
  BOOST_TEST(work.has("Due <time datetime=\"2026-12-01\">Tuesday 1 December 2026</time>"));
  clock.pass(std::chrono::days{9});
  work = phone.open(work_path());
  BOOST_TEST(work.has("Was due <time datetime=\"2026-12-01\">"));
  BOOST_TEST(page(2).has("Overdue"));
}

BOOST_AUTO_TEST_SUITE_END()
