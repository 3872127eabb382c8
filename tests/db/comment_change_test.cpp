// Comments with files: kept together, told of together, once.
#include "core/domain/comment_change.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/client_work.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Comments : World {
  StoreFolder folder;
  NewDocument letter{"letter.txt", folder.put("Dear sirs", "letter.txt")};
  NewDocument photo{"photo.txt", folder.put("a photo", "photo.txt")};

  ChangeOutcome say(const std::string& words, const std::vector<NewDocument>& files) {
    return add_comment(db, keys, change_by(sample.contact, request()), words, clock.time, files);
  }
  std::vector<Entry> comments() {
    return list_comments(db, sample.firm, sample.work_item, request());
  }
  std::vector<Document> documents() {
    return list_documents(db, sample.firm, sample.work_item, request());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(comment_change, Comments)

BOOST_AUTO_TEST_CASE(a_comment_has_its_files_and_the_request_counts_both) {
  BOOST_TEST((say("Is it this one?", {letter, photo}) == ChangeOutcome::done));
  BOOST_TEST_REQUIRE(comments().size() == 1u);
  BOOST_TEST_REQUIRE(documents().size() == 2u);
  for (const Document& document : documents()) {
    BOOST_TEST((document.comment == std::optional{comments()[0].comment}));
  }
  auto view = find_request(db, sample.firm, {sample.contact, SessionKind::link}, sample.work_item,
                           request());
  BOOST_TEST(view.value().line.comments == 1);
  BOOST_TEST(view.value().line.documents == 2);
  BOOST_TEST(count("review_queue", "comments = 1 AND files = 2") == 1u);
  BOOST_TEST(count("audit_events", "action = 'request.commented'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'documents.added'") == 1u);
}

BOOST_AUTO_TEST_CASE(files_alone_are_a_comment_too) {
  BOOST_TEST((say("", {letter}) == ChangeOutcome::done));
  BOOST_TEST(comments().at(0).body.empty());
  BOOST_CHECK_THROW(say("", {}), std::logic_error);
}

BOOST_AUTO_TEST_CASE(the_same_click_twice_is_one_comment_and_other_files_are_another) {
  say("Here", {letter});
  clock.time += 5s;
  BOOST_TEST((say("Here", {letter}) == ChangeOutcome::unchanged));
  BOOST_TEST((say("Here", {photo}) == ChangeOutcome::done));
  BOOST_TEST((say("Here", {}) == ChangeOutcome::done));
  BOOST_TEST(comments().size() == 3u);
  BOOST_TEST(documents().size() == 2u);
}

BOOST_AUTO_TEST_CASE(completed_work_takes_neither_words_nor_files) {
  complete_work(sample.work_item);
  BOOST_TEST((say("Late", {letter}) == ChangeOutcome::work_completed));
  BOOST_TEST(comments().empty());
  BOOST_TEST(documents().empty());
}

BOOST_AUTO_TEST_CASE(a_copy_of_the_request_has_no_comment_and_none_of_its_files) {
  RequestChange staff = change_by(sample.contact, request());
  staff.author = {.contact = {}, .staff = sample.staff, .name = "Ada Finch"};
  add_comment(db, keys, staff, "An example", clock.time, {letter});
  const auto copied = db.transaction([&] {
    return copy_attachments(db, sample.firm, sample.work_item, request(), sample.work_item,
                            request(2), clock.time);
  });
  BOOST_TEST(copied == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
