// Comments that come with files, from either side (product.md, What a client does 1).
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct CommentFiles : Portal {
  FakeBrowser phone = claimed();
  FakeBrowser desk = staff(sample, "member");

  Answer page() { return phone.open(request_path()); }
  Answer send(const std::string& words, const std::vector<File>& files) {
    return phone.upload(page(), "/comments", files, {{"comment", words}});
  }
  std::string desk_path() const {
    return "/admin" + work_path() + "/checklists/" + std::to_string(sample.checklist.value) +
           "/requests/" + std::to_string(request().value);
  }
  std::string newest() {
    return work_path() + "/documents/" +
           std::to_string(*db.find_value<std::uint64_t>("SELECT MAX(id) FROM documents", {}));
  }
  void check_nothing_is_left() {
    BOOST_TEST(count("comments") == 0u);
    BOOST_TEST(count("documents") == 0u);
    BOOST_TEST(store.count(false) == 0u);
    BOOST_TEST(store.count(true) == 0u);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(comment_files, CommentFiles)

BOOST_AUTO_TEST_CASE(a_client_s_file_stands_with_its_comment_for_both_sides) {
  Answer shown =
      phone.follow(send("Is it this letter?", {{"comment-files", "letter.txt", "Dear sirs"}}));
  BOOST_TEST(shown.has("Your comment is there"));
  BOOST_TEST(shown.body.find("letter.txt") > shown.body.find("comments-title"));
  BOOST_TEST(phone.get(newest()).body == "Dear sirs");
  Answer staff = desk.open(desk_path());
  BOOST_TEST(staff.has("Is it this letter?"));
  BOOST_TEST(staff.body.find("letter.txt") > staff.body.find("comments-title"));
}

BOOST_AUTO_TEST_CASE(a_file_alone_is_enough_and_nothing_at_all_is_refused) {
  BOOST_TEST(send("", {{"comment-files", "letter.txt", "Dear sirs"}}).status == 303);
  BOOST_TEST(page().has("letter.txt"));
  Answer refused = send("  ", {{"comment-files", "", ""}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("Write your comment first."));
  BOOST_TEST(count("comments") == 1u);
}

BOOST_AUTO_TEST_CASE(a_refused_file_gives_the_words_back_and_keeps_nothing) {
  Answer refused = send("Half an hour of typing", {{"comment-files", "empty.txt", ""}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("empty.txt” is empty"));
  BOOST_TEST(refused.has("Half an hour of typing</textarea>"));
  check_nothing_is_left();
}

BOOST_AUTO_TEST_CASE(completed_work_gives_the_words_back_and_keeps_no_file) {
  const Answer before = page();
  complete_work(sample.work_item);
  Answer refused = phone.upload(before, "/comments", {{"comment-files", "late.txt", "late"}},
                                {{"comment", "Half an hour of typing"}});
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.has("Half an hour of typing"));
  check_nothing_is_left();
}

BOOST_AUTO_TEST_CASE(a_forged_form_is_refused_before_a_file_is_kept) {
  const Answer before = page();
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nforged\r\n"
      "--b\r\nContent-Disposition: form-data; name=\"comment-files\"; filename=\"a.txt\"\r\n\r\n"
      "abc\r\n--b--\r\n";
  Answer refused =
      phone.raw_post(request_path() + "/comments", "multipart/form-data; boundary=b", body);
  BOOST_TEST(refused.status == 403);
  check_nothing_is_left();
}

BOOST_AUTO_TEST_CASE(the_same_form_twice_is_one_comment_with_one_file) {
  const Answer before = page();
  for (int i = 0; i < 2; ++i) {
    BOOST_TEST(phone
                   .upload(before, "/comments", {{"comment-files", "letter.txt", "Dear sirs"}},
                           {{"comment", "Once"}})
                   .status == 303);
  }
  BOOST_TEST(count("comments") == 1u);
  BOOST_TEST(count("documents") == 1u);
  BOOST_TEST(store.count(true) + store.count(false) == 1u);
}

BOOST_AUTO_TEST_CASE(staff_answer_with_a_file_that_the_client_downloads) {
  Answer shown = desk.follow(desk.upload(desk.open(desk_path()), "/comments",
                                         {{"comment-files", "example.txt", "like this"}},
                                         {{"comment", "Here is an example"}}));
  BOOST_TEST(shown.has("Here is an example"));
  BOOST_TEST(shown.has("example.txt"));
  BOOST_TEST(page().has("example.txt"));
  BOOST_TEST(phone.get(newest()).body == "like this");
}

BOOST_AUTO_TEST_SUITE_END()
