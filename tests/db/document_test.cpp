#include "core/domain/document.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/domain/document_sweep.hpp"
#include "tests/support/sample.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/support/test_database.hpp"

using namespace latchkey;
using namespace std::chrono_literals;
using test::Sample;
using test::TestDatabase;

namespace {

const Time kNow = parse_sql_time("2026-11-23 09:00:00.000000");

struct Documents : StoreFolder {
  TestDatabase database;
  Database& db = database.db();
  Sample sample = Sample::insert(db, "hartwell", kNow);
  Sample other = Sample::insert(db, "brightwater", kNow);
  RequestId request = request_of(sample, 1);
  Author client{.contact = sample.contact, .staff = {}, .name = "Nora Quist"};
  Author staff{.contact = {}, .staff = sample.staff, .name = "Ada Finch"};

  RequestId request_of(const Sample& of, int position) {
    return *db.find_value<RequestId>(
        "SELECT id FROM client_requests WHERE firm_id = ? AND position = ?", {of.firm, position});
  }
  std::vector<DocumentId> add(const std::vector<NewDocument>& documents, const Author& author,
                              RequestId to) {
    return db.transaction([&] {
      return add_documents(db, sample.firm, sample.work_item, to, author, documents, kNow);
    });
  }
  std::uint64_t counted(RequestId of) {
    return *db.find_value<std::uint64_t>("SELECT documents FROM client_requests WHERE id = ?",
                                         {of});
  }
  std::uint64_t rows() {
    return *db.find_value<std::uint64_t>("SELECT COUNT(*) FROM documents", {});
  }
  DocumentSweep sweep(Time now, bool go_on = true) {
    return sweep_documents(db, store, now, [&] { return go_on; });
  }
};

/// A day after what the test stored, as the sweep sees it.
Time tomorrow() {
  return SystemClock().now() + kOrphanAge + 1min;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(document, Documents)

BOOST_AUTO_TEST_CASE(what_is_added_is_listed_counted_and_can_be_read_again) {
  const Stored one = put("first", "first.txt"), two = put("second", "second.txt");
  const auto ids = add({{"first.txt", one}, {"zweite Datei.txt", two}}, client, request);
  BOOST_TEST_REQUIRE(ids.size() == 2u);
  BOOST_TEST(counted(request) == 2u);

  const auto listed = list_documents(db, sample.firm, sample.work_item, request);
  BOOST_TEST_REQUIRE(listed.size() == 2u);
  BOOST_TEST((listed[0].id == ids[0] && listed[1].id == ids[1]));
  BOOST_TEST(listed[1].name == "zweite Datei.txt");
  BOOST_TEST((listed[1].author.contact == sample.contact && !listed[1].author.staff));
  BOOST_TEST(listed[1].author.name == "Nora Quist");
  BOOST_TEST((listed[1].created_at == kNow));
  BOOST_TEST(listed[1].stored.media_type == "text/plain");
  BOOST_TEST(get(listed[1].stored) == "second");

  const auto found = find_document(db, sample.firm, sample.work_item, ids[0]);
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST((found->stored.sha256 == one.sha256 && found->request == request));
  add({{"more.txt", put("x")}}, staff, request);
  BOOST_TEST(counted(request) == 3u);
}

BOOST_AUTO_TEST_CASE(bytes_of_sums_and_keys_come_back_exactly) {
  Stored odd = put("odd");
  odd.sha256.fill(0);
  odd.sha256[3] = '\'';
  odd.sealed_key = std::string("\0\xFF\\'\n\x1A key \0\0", 13);
  const auto ids = add({{"odd.bin", odd}}, client, request);
  const auto found = find_document(db, sample.firm, sample.work_item, ids.at(0));
  BOOST_TEST((found->stored.sha256 == odd.sha256));
  BOOST_TEST((found->stored.sealed_key == odd.sealed_key));
}

BOOST_AUTO_TEST_CASE(no_other_firm_or_work_item_sees_it) {
  const auto id = add({{"a.txt", put("a")}}, client, request).at(0);
  BOOST_TEST(!find_document(db, other.firm, other.work_item, id));
  BOOST_TEST(!find_document(db, other.firm, sample.work_item, id));
  BOOST_TEST(!find_document(db, sample.firm, other.work_item, id));
  BOOST_TEST(list_documents(db, other.firm, other.work_item, request).empty());
  BOOST_TEST(!find_same(db, other.firm, other.work_item, request, client, put("a").sha256));
}

BOOST_AUTO_TEST_CASE(nothing_is_added_without_a_transaction_or_to_a_request_of_elsewhere) {
  const std::vector<NewDocument> files{{"a.txt", put("a")}};
  BOOST_CHECK_THROW(add_documents(db, sample.firm, sample.work_item, request, client, files, kNow),
                    std::logic_error);
  BOOST_CHECK_THROW(add(files, client, request_of(other, 1)), std::logic_error);
  BOOST_TEST(rows() == 0u);
  BOOST_TEST(counted(request_of(other, 1)) == 0u);
}

BOOST_AUTO_TEST_CASE(all_files_of_a_form_are_added_or_none) {
  const std::string too_long(201, 'b');  // for its column
  BOOST_CHECK_THROW(add({{"a.txt", put("a")}, {too_long, put("b")}}, client, request),
                    DatabaseError);
  BOOST_TEST(rows() == 0u);
  BOOST_TEST(counted(request) == 0u);
}

BOOST_AUTO_TEST_CASE(the_same_content_is_known_again_where_its_sender_may_know_of_it) {
  const RequestId second = request_of(sample, 2);
  const Bytes32 sum = put("the same").sha256;
  add({{"original.pdf", put("the same")}}, client, request);
  auto same = [&](RequestId on, const Author& author, const Bytes32& sha256) {
    auto found = find_same(db, sample.firm, sample.work_item, on, author, sha256);
    return found ? found->name : std::string("-");
  };
  const Author colleague{.contact = ContactId{sample.contact.value + 999}, .staff = {}, .name = ""};
  BOOST_TEST(same(request, client, sum) == "original.pdf");
  BOOST_TEST(same(second, client, sum) == "original.pdf");      // sent by themselves
  BOOST_TEST(same(request, colleague, sum) == "original.pdf");  // lies there in sight
  BOOST_TEST(same(second, colleague, sum) == "-");              // may be another's private thing
  BOOST_TEST(same(second, staff, sum) == "-");
  BOOST_TEST(same(request, client, put("different").sha256) == "-");
}

BOOST_AUTO_TEST_CASE(the_sweep_takes_what_has_no_row_after_a_day_and_nothing_else) {
  const Stored kept = put("kept"), orphan = put("orphan");
  add({{"kept.txt", kept}}, client, request);
  auto incoming = store.receive(random);
  incoming.write("still arriving");

  DocumentSweep today = sweep(SystemClock().now());
  BOOST_TEST(today.looked_at == 0u);
  BOOST_TEST(count(false) == 2u);
  BOOST_TEST(count(true) == 1u);

  BOOST_TEST(sweep(tomorrow(), false).stopped);
  BOOST_TEST(count(false) == 2u);

  DocumentSweep later = sweep(tomorrow());
  BOOST_TEST(later.looked_at == 2u);
  BOOST_TEST(later.orphans == 1u);
  BOOST_TEST(later.unfinished == 1u);
  BOOST_TEST(get(kept) == "kept");
  BOOST_TEST(!std::filesystem::exists(path_of(orphan)));
  BOOST_TEST(count(true) == 0u);
  BOOST_TEST(sweep(tomorrow()).orphans == 0u);
}

BOOST_AUTO_TEST_CASE(a_sweep_under_the_wrong_database_removes_nothing) {
  Stored last;
  for (std::size_t i = 0; i <= kBelievedOrphans; ++i) last = put("x");
  DocumentSweep wrong = sweep(tomorrow());
  BOOST_TEST(wrong.refused);
  BOOST_TEST(wrong.orphans == kBelievedOrphans + 1);
  BOOST_TEST(count(false) == kBelievedOrphans + 1);
  // One less is what an installation with few files may really have left behind.
  store.remove(last.stored_as);
  BOOST_TEST(!sweep(tomorrow()).refused);
  BOOST_TEST(count(false) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
