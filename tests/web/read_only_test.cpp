// Completed work: everything to see and to download, nothing to change, whatever is posted.
#include <boost/test/unit_test.hpp>

#include "core/domain/comment_change.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/http/csrf.hpp"
#include "fcgi/routes.hpp"
#include "tests/support/logins.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct ReadOnly : Portal {
  FakeBrowser link = claimed();
  FakeBrowser login = logged_in(*this, sample.contact);
  DocumentId document;

  ReadOnly() {
    add_comment(db, keys, change_by(sample.contact, request(3)), "A comment of before", clock.time);
    save_answer(db, keys, change_by(sample.contact, request(3)), "An answer of before", clock.time);
    add_uploaded(db, keys, change_by(sample.contact, request(3)),
                 {{"before.txt", store.put("file of before")}}, clock.time);
    document = *db.find_value<DocumentId>("SELECT MAX(id) FROM documents", {});
    set(WorkStatus::completed);
  }
  void set(WorkStatus status) {
    set_work_status(db, keys, sample.firm, ada(), sample.work_item, status, clock.time);
  }
  Answer ask(FakeBrowser& browser, const std::string& reason) {
    return browser.press(browser.open(work_path()), "/ask-to-reopen", {{"reason", reason}});
  }
  std::string path(std::string_view pattern) {
    std::string text{pattern};
    for (const auto& [part, value] : {std::pair{"{work}", sample.work_item.value},
                                      {"{request}", request(3).value},
                                      {"{document}", document.value}}) {
      if (auto at = text.find(part); at != std::string::npos) {
        text.replace(at, std::string_view{part}.size(), std::to_string(value));
      }
    }
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(read_only, ReadOnly)

BOOST_AUTO_TEST_CASE(everything_in_it_can_be_seen_and_downloaded) {
  for (FakeBrowser* browser : {&link, &login}) {
    BOOST_TEST(browser->open(work_path()).has("completed this work on"));
    Answer page = browser->open(request_path(3));
    for (const char* text : {"A comment of before", "An answer of before", "before.txt"}) {
      BOOST_TEST(page.has(text), text);
    }
    BOOST_TEST(!page.has("Add comment"));
    BOOST_TEST(!page.has("Mark as done"));
    Answer file = browser->get(work_path() + "/documents/" + std::to_string(document.value));
    BOOST_TEST(file.body == "file of before");
  }
}

BOOST_AUTO_TEST_CASE(whatever_is_posted_is_refused_with_the_reason_until_staff_open_it) {
  const std::initializer_list<std::string_view> own = {"sessions", "rate_limits",  "reopen_asks",
                                                       "outbox",   "audit_events", "audit_heads"};
  const std::string before = checksum(own);
  int tried = 0;
  for (const Route& route : routes()) {
    // Every change of a work item's content that a client's session can post.
    if (route.method != Method::post || route.access != Access::bound) continue;
    if (!route.pattern.starts_with("/work/{work}/requests/") &&
        !route.pattern.starts_with("/work/{work}/documents/")) {
      continue;
    }
    ++tried;
    for (FakeBrowser* browser : {&link, &login}) {
      const std::string session = browser->cookies.at("__Host-session");
      const std::string csrf = csrf_value(keys, "client", session);
      Answer answer;
      if (route.body != Body::form) {
        answer = browser->raw_post(path(route.pattern), "multipart/form-data; boundary=b",
                                   "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" +
                                       csrf +
                                       "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; "
                                       "filename=\"a.txt\"\r\n\r\nabc\r\n--b--\r\n");
      } else {
        answer = browser->post(
            path(route.pattern),
            {{"csrf", csrf}, {"answer", "changed"}, {"comment", "added"}, {"status", "open"}});
      }
      BOOST_TEST(answer.status == 409, route.pattern << " " << answer.status);
      BOOST_TEST(answer.has("completed this work"), route.pattern);
    }
  }
  BOOST_TEST(tried >= 5);
  BOOST_TEST(checksum(own) == before);

  set(WorkStatus::waiting);
  for (FakeBrowser* browser : {&link, &login}) {
    Answer page = browser->open(request_path(3));
    BOOST_TEST(browser->press(page, "/comments", {{"comment", "Now it works"}}).status == 303);
    clock.time += 61s;
  }
  BOOST_TEST(count("comments", "body = 'Now it works'") == 2u);
}

BOOST_AUTO_TEST_CASE(the_client_asks_to_reopen_and_staff_see_it_and_do_it) {
  Answer asked = login.follow(ask(login, "The March invoice is missing.\nSorry!"));
  BOOST_TEST(asked.has("We were told that you would like to change something."));
  BOOST_TEST(asked.has("You asked to reopen it"));
  BOOST_TEST(!asked.has_form("/ask-to-reopen"));
  BOOST_TEST(link.open(work_path()).has("You asked to reopen it"));  // the same contact
  BOOST_TEST(count("outbox", "letter = 'reopen_asked'") == 1u);

  FakeBrowser desk = staff(sample, "member");
  for (const std::string& page : {std::string{"/admin"}, "/admin" + work_path()}) {
    Answer shown = desk.open(page);
    BOOST_TEST(shown.has("The March invoice is missing."), page);
    BOOST_TEST(shown.has("Nora Quist"), page);
    BOOST_TEST(shown.has_form("/reopen"), page);
  }
  Answer reopened = desk.follow(desk.press(desk.open("/admin"), "/reopen"));
  BOOST_TEST(reopened.status == 200);
  BOOST_TEST(!desk.open("/admin").has("The March invoice is missing."));
  BOOST_TEST(login.open(request_path(3)).has("Add comment"));
}

BOOST_AUTO_TEST_CASE(a_second_ask_says_that_it_was_asked_already) {
  Answer page = login.open(work_path());
  login.press(page, "/ask-to-reopen", {{"reason", "First"}});
  Answer second = login.follow(login.press(page, "/ask-to-reopen", {{"reason", "Second"}}));
  BOOST_TEST(second.has("It was asked already"));
  BOOST_TEST(second.has("First"));
  BOOST_TEST(!second.has("Second"));
  BOOST_TEST(count("outbox", "letter = 'reopen_asked'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_reason_has_500_characters_at_most_and_comes_back_when_it_is_longer) {
  std::string just, longer;
  for (int i = 0; i < 500; ++i) just += "ü";
  longer = just + "!";
  Answer refused = login.press(login.open(work_path()), "/ask-to-reopen", {{"reason", longer}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has(longer));
  BOOST_TEST(refused.has("There is a problem"));
  BOOST_TEST(count("reopen_asks") == 0u);
  BOOST_TEST(ask(login, just).status == 303);
  BOOST_TEST(*db.find_value<std::string>("SELECT reason FROM reopen_asks", {}) == just);
}

BOOST_AUTO_TEST_CASE(open_work_has_nothing_to_ask_for) {
  Answer page = login.open(work_path());
  set(WorkStatus::waiting);
  Answer refused = login.press(page, "/ask-to-reopen");
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(count("reopen_asks") == 0u);
}

BOOST_AUTO_TEST_CASE(staff_keep_it_completed_and_the_client_reads_why) {
  FakeBrowser desk = staff(sample, "member");
  const std::string work = "/admin" + work_path();
  ask(link, "The VAT number is wrong");
  Answer asked = desk.open(work);
  Answer kept = desk.follow(desk.press(asked, "/keep-completed", {{"answer", "It is <right>."}}));
  BOOST_TEST(kept.has("It stays completed. They read your answer on its page."));
  BOOST_TEST(kept.has("kept it completed"));
  BOOST_TEST(!desk.open("/admin").has("Asked to reopen"));
  Answer theirs = link.open(work_path());
  BOOST_TEST(theirs.has("keeps it completed"));
  BOOST_TEST(theirs.has("It is &lt;right&gt;."));
  BOOST_TEST(desk.press(asked, "/keep-completed", {{"answer", "Late"}}).status == 409);
  set(WorkStatus::waiting);
  BOOST_TEST(desk.press(asked, "/keep-completed").status == 409);
}

BOOST_AUTO_TEST_SUITE_END()
