// Staff's page of one request: what came in, and what they say, give and tick.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Asked : Portal {
  FakeBrowser desk = staff(sample, "member");

  std::string path(int position = 1) const {
    return "/admin" + work_path() + "/checklists/" + std::to_string(sample.checklist.value) +
           "/requests/" + std::to_string(request(position).value);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_requests, Asked)

BOOST_AUTO_TEST_CASE(what_the_client_sent_is_there) {
  FakeBrowser phone = claimed();
  Answer request = phone.open(request_path());
  phone.press(request, "/answer", {{"answer", "It is <attached>"}});
  phone.upload(request, "/documents", {{"files", "return.txt", "figures of the year"}});
  phone.press(request, "/comments", {{"comment", "Is that the right one?"}});
  Answer page = desk.open(path());
  BOOST_TEST(page.has("It is &lt;attached&gt;"));
  BOOST_TEST(page.has("return.txt"));
  BOOST_TEST(page.has("Is that the right one?"));
  const std::string mark = "href=\"/admin" + work_path() + "/documents/";
  const std::size_t at = page.body.find(mark) + 6;
  BOOST_TEST_REQUIRE(at > 6u);
  Answer file = desk.get(page.body.substr(at, page.body.find('"', at) - at));
  BOOST_TEST(file.body == "figures of the year");
  BOOST_TEST(file.header("Content-Disposition").starts_with("attachment"));
  BOOST_TEST(count("audit_events", "action = 'document.downloaded' AND actor_kind = 'staff'") ==
             1u);
}

BOOST_AUTO_TEST_CASE(a_comment_of_staff_reaches_the_client) {
  Answer page = desk.open(path());
  Answer back =
      desk.follow(desk.press(page, "/comments", {{"comment", "The one of 2025, please"}}));
  BOOST_TEST(back.has("Your comment is there for the client to read."));
  BOOST_TEST(back.has("comment-mine"));
  FakeBrowser phone = claimed();
  Answer theirs = phone.open(request_path());
  BOOST_TEST(theirs.has("The one of 2025, please"));
  BOOST_TEST(theirs.has("Mo Abbott"));
  // The same words at once are the same click.
  desk.press(page, "/comments", {{"comment", "The one of 2025, please"}});
  BOOST_TEST(count("comments") == 1u);
}

BOOST_AUTO_TEST_CASE(a_refused_comment_stays_in_its_field) {
  Answer page = desk.open(path());
  const std::string words(10'001, 'w');
  Answer back = desk.press(page, "/comments", {{"comment", words}});
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has(words + "</textarea>"));
  BOOST_TEST(desk.press(page, "/comments", {{"comment", "  "}}).status == 422);
  BOOST_TEST(count("comments") == 0u);
}

BOOST_AUTO_TEST_CASE(files_of_staff_are_for_the_client_to_download) {
  Answer page = desk.open(path());
  Answer back = desk.follow(
      desk.upload(page, "/documents", {{"files", "form.txt", "fill this in", "text/plain"}}));
  BOOST_TEST(back.has("Your files are there for the client to download."));
  BOOST_TEST(back.has("form.txt"));
  BOOST_TEST(back.has("from Mo Abbott"));
  FakeBrowser phone = claimed();
  Answer theirs = phone.open(request_path());
  BOOST_TEST(theirs.has("form.txt"));
  const std::size_t at = theirs.body.find("/documents/");
  const std::size_t from = theirs.body.rfind('"', at) + 1;
  Answer file = phone.get(theirs.body.substr(from, theirs.body.find('"', at) - from));
  BOOST_TEST(file.body == "fill this in");
}

BOOST_AUTO_TEST_CASE(refused_files_say_why_and_leave_nothing) {
  Answer page = desk.open(path());
  Answer none = desk.upload(page, "/documents", {});
  BOOST_TEST(none.status >= 400);
  BOOST_TEST(none.has("href=\"#files\""));
  Answer empty = desk.upload(page, "/documents", {{"files", "empty.pdf", ""}});
  BOOST_TEST(empty.has("empty.pdf"));
  BOOST_TEST(empty.status >= 400);
  Answer big = desk.upload(page, "/documents", {{"files", "big.bin", std::string(100'001, 'b')}});
  BOOST_TEST(big.status == 413);
  BOOST_TEST(count("documents") == 0u);
  Answer forged =
      desk.raw_post(path() + "/documents", "multipart/form-data; boundary=xx",
                    "--xx\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nno\r\n"
                    "--xx\r\nContent-Disposition: form-data; name=\"files\"; "
                    "filename=\"a\"\r\n\r\nabc\r\n--xx--\r\n");
  BOOST_TEST(forged.status == 403);
  BOOST_TEST(count("documents") == 0u);
}

BOOST_AUTO_TEST_CASE(a_request_is_completed_and_opened_again) {
  Answer done = desk.follow(desk.press(desk.open(path()), "/complete"));
  BOOST_TEST(done.has("Done by Mo Abbott"));
  BOOST_TEST(!done.has_form("/complete"));
  Answer open = desk.follow(desk.press(done, "/reopen"));
  BOOST_TEST(open.has("The request is open again."));
  BOOST_TEST(!open.has("Done by"));
  BOOST_TEST(open.has_form("/complete"));
}

BOOST_AUTO_TEST_CASE(a_request_is_not_completed_or_opened_by_a_page_that_grew_old) {
  auto state = [&] {
    return *db.find_value<std::string>("SELECT status FROM client_requests WHERE id = ?",
                                       {request(1)});
  };
  // What came in since would have left the review queue unseen.
  Answer old = desk.open(path());
  FakeBrowser phone = claimed();
  phone.press(phone.open(request_path()), "/answer", {{"answer", "Here it is"}});
  Answer back = desk.press(old, "/complete");
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("nothing was done"));
  BOOST_TEST(back.has("Here it is"));
  BOOST_TEST(state() == "open");
  BOOST_TEST(count("review_queue") == 1u);
  // What the client ticked off anew is not opened by who saw it done before.
  phone.press(phone.open(request_path()), "/complete");
  Answer done = desk.open(path());
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(path()), "/reopen");
  clock.pass(std::chrono::seconds{1});
  phone.press(phone.open(request_path()), "/complete");
  BOOST_TEST(desk.press(done, "/reopen").status == 409);
  BOOST_TEST(state() == "completed");
  // A double click counts as one.
  Answer now = desk.open(path());
  for (int click = 0; click < 2; ++click) BOOST_TEST(desk.press(now, "/reopen").status == 303);
  BOOST_TEST(state() == "open");
}

BOOST_AUTO_TEST_CASE(completed_work_refuses_with_the_reason_and_keeps_the_words) {
  Answer page = desk.open(path());
  complete_work(sample.work_item);
  const std::string before = checksum({"sessions"});
  Answer comment = desk.press(page, "/comments", {{"comment", "kept words"}});
  BOOST_TEST(comment.status == 409);
  BOOST_TEST(comment.has(">kept words</textarea>"));
  BOOST_TEST(comment.has("Reopen the work first."));
  BOOST_TEST(desk.press(page, "/complete").status == 409);
  BOOST_TEST(desk.upload(page, "/documents", {{"files", "a.txt", "abc"}}).status == 409);
  BOOST_TEST(checksum({"sessions"}) == before);
  Answer now = desk.open(path());
  BOOST_TEST(now.has("The work is completed."));
  BOOST_TEST(!now.has_form("/comments"));
  BOOST_TEST(!now.has_form("/documents"));
}

BOOST_AUTO_TEST_CASE(a_file_of_another_firm_or_work_is_not_here) {
  FakeBrowser phone = claimed();
  phone.upload(phone.open(request_path()), "/documents", {{"files", "a.txt", "secret"}});
  const std::string document =
      std::to_string(*db.find_value<std::uint64_t>("SELECT id FROM documents LIMIT 1", {}));
  Sample other = add_firm("brightwater");
  Sample second = add_work("VAT return");
  BOOST_TEST(desk.get("/admin" + work_path(second) + "/documents/" + document).status == 404);
  FakeBrowser theirs = staff(other, "admin");
  BOOST_TEST(theirs.get("/admin" + work_path() + "/documents/" + document).status == 404);
  BOOST_TEST(theirs.get("/admin" + work_path(other) + "/documents/" + document).status == 404);
}

BOOST_AUTO_TEST_CASE(what_a_colleague_did_not_touch_is_not_said_to_be_other) {
  db.execute("UPDATE client_requests SET description = 'One\nTwo' WHERE id = ?", {request()});
  auto typed = [](const std::string& title) {
    return Pairs{{"title", title},
                 {"description", "One\r\nTwo"},
                 {"kind", "text"},
                 {"required", "yes"},
                 {"due_on", ""}};
  };
  Answer old = desk.open(path() + "/edit");
  FakeBrowser colleague = staff(sample, "member");
  BOOST_TEST(colleague.press(colleague.open(path() + "/edit"), "/edit", typed("Theirs")).status ==
             303);
  Answer back = desk.press(old, "/edit", typed("Mine"));
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("The title, saved now: Theirs"));
  for (const char* other : {"#description", "#due_on", "The heading", "What the client gives"}) {
    BOOST_TEST(!back.has(std::string{other} + (other[0] == '#' ? "\"" : ", saved now")), other);
  }
}

BOOST_AUTO_TEST_SUITE_END()
