// Files that are taken away from a request, and the receipt for those that stay.
#include <boost/test/unit_test.hpp>

#include "core/domain/review_queue.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Removal : Portal {
  FakeBrowser phone = claimed();
  FakeBrowser desk = staff(sample, "member");

  Removal() { upload("wrong.txt", "of another year"); }

  Answer page() { return phone.open(request_path()); }
  Answer desk_page() {
    return desk.open("/admin" + work_path() + "/checklists/" +
                     std::to_string(sample.checklist.value) + "/requests/" +
                     std::to_string(request().value));
  }
  void upload(const std::string& name, const std::string& content) {
    phone.follow(phone.upload(page(), "/documents", {{"files", name, content}}));
  }
  std::string newest() {
    return work_path() + "/documents/" +
           std::to_string(*db.find_value<std::uint64_t>("SELECT MAX(id) FROM documents", {}));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(document_removal, Removal)

BOOST_AUTO_TEST_CASE(a_client_takes_a_file_back_and_puts_it_back) {
  const std::string file = newest();
  Answer removed = phone.follow(phone.press(page(), "/remove"));
  BOOST_TEST(removed.has("The file is removed. We do not see it any more."));
  BOOST_TEST(removed.has("You removed <s>wrong.txt</s>"));
  BOOST_TEST(phone.get(file).status == 404);
  BOOST_TEST(desk.get("/admin" + file).status == 404);
  Answer seen = desk_page();
  BOOST_TEST(seen.has("Nora Quist took back a file."));
  BOOST_TEST(!seen.has("wrong.txt"));
  BOOST_TEST(!seen.has_form("/restore"));

  Answer restored = phone.follow(phone.press(removed, "/restore"));
  BOOST_TEST(restored.has("The file is back."));
  BOOST_TEST(phone.get(file).body == "of another year");
  BOOST_TEST(desk.get("/admin" + file).body == "of another year");
}

BOOST_AUTO_TEST_CASE(an_old_page_s_button_is_answered_in_words_once_the_firm_has_accepted) {
  const Answer before = page();
  db.execute("UPDATE client_requests SET review = 'accepted' WHERE id = ?", {request()});
  BOOST_TEST(!page().has_form("/remove"));
  Answer refused = phone.press(before, "/remove");
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.has("This was accepted already"));
  BOOST_TEST(count("documents") == 1u);
}

BOOST_AUTO_TEST_CASE(completed_work_keeps_its_files) {
  const Answer before = page();
  complete_work(sample.work_item);
  BOOST_TEST(!page().has_form("/remove"));
  BOOST_TEST(!desk_page().has_form("/remove"));
  Answer refused = phone.press(before, "/remove");
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.has("This work is completed"));
  BOOST_TEST(count("documents") == 1u);
}

BOOST_AUTO_TEST_CASE(staff_take_a_client_s_file_away_and_undo_it) {
  Answer removed = desk.follow(desk.press(desk_page(), "/remove"));
  BOOST_TEST(removed.has("The file is removed. The client does not see it any more."));
  Answer theirs = page();
  BOOST_TEST(theirs.has("Mo Abbott removed a file."));
  BOOST_TEST(!theirs.has_form("/restore"));
  desk.follow(desk.press(removed, "/restore"));
  BOOST_TEST(page().has_form("/remove"));
}

BOOST_AUTO_TEST_CASE(what_was_accepted_stays_when_the_client_adds_something_afterwards) {
  clock.pass(1min);
  desk.press(desk_page(), "/accept");
  clock.pass(1min);
  upload("another.txt", "of this year");
  Answer seen = page();
  BOOST_TEST(count("client_requests", "review = 'accepted'") == 0u);
  const std::string newest_file = newest();
  BOOST_TEST(seen.has_form(newest_file + "/remove"));
  const auto accepted = std::to_string(
      *db.find_value<std::uint64_t>("SELECT id FROM documents WHERE name = 'wrong.txt'", {}));
  BOOST_TEST(!seen.has_form("/documents/" + accepted + "/remove"));
  BOOST_TEST(phone.post(work_path() + "/documents/" + accepted + "/remove", {{"csrf", seen.csrf()}})
                 .status == 409);
  BOOST_TEST(count("documents") == 2u);
}

BOOST_AUTO_TEST_CASE(a_file_that_staff_have_seen_is_missed_in_their_queue) {
  clock.pass(1min);
  db.transaction([&] { leave_review(db, sample.firm, sample.work_item, request()); });
  phone.press(page(), "/remove");
  BOOST_TEST(desk.open("/admin/review?queue=all").has("a file taken back"));
  BOOST_TEST(count("news_items", "what = 'removed'") == 1u);
}

BOOST_AUTO_TEST_CASE(the_address_of_a_refused_button_leads_back_and_downloads_nothing) {
  Answer page = phone.get(newest() + "/remove");
  BOOST_TEST(page.status == 303);
  BOOST_TEST(page.header("Location") == work_path());
}

BOOST_AUTO_TEST_CASE(staff_who_accept_what_was_taken_back_meanwhile_are_told) {
  const Answer seen = desk_page();
  upload("right.txt", "of this year");
  const Answer both = desk_page();
  phone.press(page(), "/remove");
  Answer told = desk.press(both, "/accept");
  BOOST_TEST(told.status == 409);
  BOOST_TEST(count("client_requests", "review = 'accepted'") == 0u);
}

BOOST_AUTO_TEST_CASE(a_file_of_a_comment_is_removed_where_it_stands) {
  phone.upload(page(), "/comments", {{"comment-files", "letter.txt", "Dear sirs"}});
  const std::string letter = newest();
  Answer removed = phone.follow(phone.post(letter + "/remove", {{"csrf", page().csrf()}}));
  BOOST_TEST(removed.has("You removed <s>letter.txt</s>"));
  BOOST_TEST(removed.has("The file was removed."));
  phone.press(removed, "/restore");
  Answer back = page();
  BOOST_TEST(back.body.find("letter.txt") > back.body.find("comments-title"));
}

BOOST_AUTO_TEST_CASE(the_receipt_names_each_file_with_its_size_its_moment_and_its_fingerprint) {
  BOOST_TEST(page().has("href=\"" + request_path() + "/receipt\""));
  Answer receipt = phone.open(request_path() + "/receipt");
  BOOST_TEST(receipt.heading() == "Receipt");
  BOOST_TEST(receipt.has("has received 1 file for"));
  BOOST_TEST(receipt.has("wrong.txt"));
  BOOST_TEST(receipt.has("15 bytes"));
  BOOST_TEST(receipt.has("Nora Quist"));
  // printf 'of another year' | sha256sum
  BOOST_TEST(receipt.has("aa212b762dcf57f2f4f55ceb4071a6d0f494dfc2736afdee79b4c6582ae95b72"));
  phone.press(page(), "/remove");
  BOOST_TEST(phone.get(request_path() + "/receipt").status == 404);
  BOOST_TEST(!page().has("/receipt\""));
}

BOOST_AUTO_TEST_SUITE_END()
