// Files: taken away, put back, copied; and when the store lets go of them.
#include "core/domain/document_removal.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/archive_turn.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/document_preview.hpp"
#include "core/domain/document_sweep.hpp"
#include "core/domain/review_queue.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Removals : World {
  StoreFolder folder;
  Sample other = add_firm("brightwater");
  Author ada_as_author{.contact = {}, .staff = sample.staff, .name = "Ada Finch"};
  Author client{.contact = sample.contact, .staff = {}, .name = "Nora Quist"};
  Stored form = folder.put("%PDF-1.4 a form to fill in", "form.pdf");
  DocumentId attached = add(ada_as_author, "form.pdf", form);

  DocumentId add(const Author& author, const std::string& name, const Stored& stored) {
    return db.transaction([&] {
      return add_documents(db, sample.firm, sample.work_item, request(), author, {{name, stored}},
                           clock.time)
          .at(0);
    });
  }
  RequestChange by(const Author& author) {
    RequestChange change = change_by(sample.contact, request());
    change.author = author;
    return change;
  }
  RemovalOutcome remove(DocumentId document, const Author& author) {
    return remove_document(db, keys, by(author), document, clock.time);
  }
  RemovalOutcome restore(DocumentId document, const Author& author) {
    return restore_document(db, keys, by(author), document, clock.time);
  }
  RemovalOutcome remove(DocumentId document) { return remove(document, ada_as_author); }
  RemovalOutcome restore(DocumentId document) { return restore(document, ada_as_author); }
  std::size_t listed() {
    return list_documents(db, sample.firm, sample.work_item, request()).size();
  }
  std::uint64_t counted() {
    return *db.find_value<std::uint64_t>("SELECT documents FROM client_requests WHERE id = ?",
                                         {request()});
  }
  /// A sweep when all that lies in the store is old enough.
  void sweep() {
    sweep_documents(db, folder.store, SystemClock().now() + kOrphanAge + 1min, [] { return true; });
  }
  bool stored(const Stored& file) { return std::filesystem::exists(folder.path_of(file)); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(document_removal, Removals)

BOOST_AUTO_TEST_CASE(one_that_nobody_has_is_taken_back_and_put_back_whole) {
  const auto before = list_documents(db, sample.firm, sample.work_item, request()).at(0);
  BOOST_TEST((remove(attached) == RemovalOutcome::done));
  BOOST_TEST(listed() == 0u);
  BOOST_TEST(counted() == 0u);
  auto removed = list_removed_documents(db, sample.firm, sample.work_item, request(), clock.time);
  BOOST_TEST_REQUIRE(removed.size() == 1u);
  BOOST_TEST(removed[0].name == "form.pdf");
  BOOST_TEST((remove(attached) == RemovalOutcome::done));  // the same click twice
  BOOST_TEST(counted() == 0u);

  BOOST_TEST((restore(attached) == RemovalOutcome::done));
  BOOST_TEST((restore(attached) == RemovalOutcome::done));
  const auto after = list_documents(db, sample.firm, sample.work_item, request()).at(0);
  BOOST_TEST((after.id == before.id && after.stored.sha256 == before.stored.sha256 &&
              after.created_at == before.created_at));
  BOOST_TEST(counted() == 1u);
  BOOST_TEST(count("audit_events", "action = 'document.removed'") == 1u);
  BOOST_TEST(count("audit_events", "action = 'document.restored'") == 1u);
}

BOOST_AUTO_TEST_CASE(one_that_the_client_has_stays) {
  RequestChange change = change_by(sample.contact, request());
  record_download(db, keys, change, attached, clock.time);
  BOOST_TEST((list_documents(db, sample.firm, sample.work_item, request()).at(0).client_read_at ==
              std::optional{clock.time}));
  BOOST_TEST((remove(attached) == RemovalOutcome::read_by_client));
  BOOST_TEST(listed() == 1u);
  BOOST_TEST(count("removed_documents") == 0u);
}

BOOST_AUTO_TEST_CASE(staff_s_own_download_does_not_count) {
  RequestChange change = change_by(sample.contact, request());
  change.author = ada_as_author;
  record_download(db, keys, change, attached, clock.time);
  BOOST_TEST((remove(attached) == RemovalOutcome::done));
}

BOOST_AUTO_TEST_CASE(another_firm_s_another_request_s_and_completed_work_are_out_of_reach) {
  RequestChange elsewhere = by(ada_as_author);
  elsewhere.firm = other.firm;
  elsewhere.work_item = other.work_item;
  BOOST_TEST((remove_document(db, keys, elsewhere, attached, clock.time) == RemovalOutcome::gone));
  RequestChange beside = by(ada_as_author);
  beside.request = request(2);
  BOOST_TEST((remove_document(db, keys, beside, attached, clock.time) == RemovalOutcome::gone));
  complete_work(sample.work_item);
  BOOST_TEST((remove(attached) == RemovalOutcome::work_completed));
  BOOST_TEST(listed() == 1u);
}

BOOST_AUTO_TEST_CASE(a_client_takes_back_their_own_file_and_only_they_put_it_back) {
  const DocumentId theirs = add(client, "theirs.pdf", folder.put("theirs", "theirs.pdf"));
  BOOST_TEST((remove(attached, client) == RemovalOutcome::gone));  // the firm's
  BOOST_TEST((remove(theirs, client) == RemovalOutcome::done));
  BOOST_TEST((remove(theirs, client) == RemovalOutcome::done));  // the same click twice
  BOOST_TEST(listed() == 1u);
  const auto removed =
      list_removed_documents(db, sample.firm, sample.work_item, request(), clock.time);
  BOOST_TEST_REQUIRE(removed.size() == 1u);
  BOOST_TEST((removed[0].by_contact == client.contact && removed[0].by_name == "Nora Quist"));

  BOOST_TEST((restore(theirs, ada_as_author) == RemovalOutcome::gone));
  BOOST_TEST((restore(theirs, client) == RemovalOutcome::done));
  BOOST_TEST(listed() == 2u);
  BOOST_TEST(counted() == 2u);
}

BOOST_AUTO_TEST_CASE(staff_take_away_a_client_s_file_and_the_client_cannot_put_it_back) {
  const DocumentId theirs = add(client, "theirs.pdf", folder.put("theirs", "theirs.pdf"));
  BOOST_TEST((remove(theirs) == RemovalOutcome::done));
  BOOST_TEST((restore(theirs, client) == RemovalOutcome::gone));
  BOOST_TEST((restore(theirs) == RemovalOutcome::done));
}

BOOST_AUTO_TEST_CASE(what_staff_accepted_stays_for_the_client) {
  const DocumentId theirs = add(client, "theirs.pdf", folder.put("theirs", "theirs.pdf"));
  db.execute("UPDATE client_requests SET review = 'accepted' WHERE id = ?", {request()});
  BOOST_TEST((remove(theirs, client) == RemovalOutcome::accepted));
  BOOST_TEST(listed() == 2u);
}

BOOST_AUTO_TEST_CASE(
    a_file_that_nobody_saw_leaves_staff_s_queue_and_one_that_they_saw_is_missed_there) {
  const auto waiting = [&](const char* what) {
    return db
        .find_value<std::uint64_t>(
            "SELECT " + std::string{what} + " FROM review_queue WHERE request_id = ?", {request()})
        .value_or(0);
  };
  const auto upload = [&](const char* name) {
    clock.pass(1min);
    add_uploaded(db, keys, by(client), {{name, folder.put(name, name)}}, clock.time);
    return list_documents(db, sample.firm, sample.work_item, request()).back().id;
  };
  const DocumentId seen = upload("seen.txt");
  db.transaction([&] { leave_review(db, sample.firm, sample.work_item, request()); });
  const DocumentId fresh = upload("fresh.txt");
  remove(seen, client);
  BOOST_TEST(waiting("files") == 1u);
  BOOST_TEST(waiting("removed") == 1u);
  remove(fresh, client);
  BOOST_TEST(waiting("files") == 0u);
  restore(fresh, client);
  BOOST_TEST(waiting("files") == 1u);
  BOOST_TEST(waiting("removed") == 1u);  // the other one is missing still
  remove(fresh, client);                 // it waits as before, however often it comes and goes
  BOOST_TEST(waiting("files") == 0u);
  BOOST_TEST(waiting("removed") == 1u);
  restore(fresh, client);
  restore(seen, client);
  BOOST_TEST(waiting("removed") == 0u);
  db.transaction([&] { leave_review(db, sample.firm, sample.work_item, request()); });
  const DocumentId alone = upload("alone.txt");
  remove(alone, client);
  BOOST_TEST(count("review_queue") == 0u);
}

BOOST_AUTO_TEST_CASE(a_comment_of_a_file_alone_leaves_the_queue_with_its_file) {
  clock.pass(1min);
  add_comment(db, keys, by(client), "", clock.time, {{"a.txt", folder.put("a", "a.txt")}});
  remove(list_documents(db, sample.firm, sample.work_item, request()).back().id, client);
  BOOST_TEST(count("review_queue") == 0u);
}

BOOST_AUTO_TEST_CASE(one_that_is_back_gets_the_pictures_that_were_to_be_drawn_meanwhile) {
  remove(attached);
  auto wanted = take_wanted_preview(db, clock.time);
  BOOST_TEST_REQUIRE(wanted.has_value());
  keep_preview(db, *wanted, 0, {});
  restore(attached);
  BOOST_TEST(preview_is_waiting(db, sample.firm, sample.work_item, attached));
}

BOOST_AUTO_TEST_CASE(the_stored_file_goes_when_the_time_to_undo_is_over) {
  remove(attached);
  sweep();
  BOOST_TEST(stored(form));
  clock.time += kRemovedKept + 1min;
  BOOST_TEST(
      list_removed_documents(db, sample.firm, sample.work_item, request(), clock.time).empty());
  BOOST_TEST(forget_removed_documents(db, clock.time, 1000) == 1u);
  BOOST_TEST(count("document_previews") == 0u);
  sweep();
  BOOST_TEST(!stored(form));
}

BOOST_AUTO_TEST_CASE(a_copy_keeps_the_shared_file_when_the_original_goes) {
  add(client, "theirs.pdf", folder.put("theirs", "theirs.pdf"));
  const std::size_t copied = db.transaction([&] {
    return copy_attachments(db, sample.firm, sample.work_item, request(), sample.work_item,
                            request(2), clock.time);
  });
  BOOST_TEST(copied == 1u);  // staff's, not the client's
  remove(attached);
  clock.time += kRemovedKept + 1min;
  forget_removed_documents(db, clock.time, 1000);
  sweep();
  const auto copies = list_documents(db, sample.firm, sample.work_item, request(2));
  BOOST_TEST_REQUIRE(copies.size() == 1u);
  BOOST_TEST(folder.get(copies[0].stored) == "%PDF-1.4 a form to fill in");
}

BOOST_AUTO_TEST_CASE(a_copy_has_its_original_s_pictures) {
  auto wanted = take_wanted_preview(db, clock.time);
  BOOST_TEST_REQUIRE(wanted.has_value());
  const Stored drawn = folder.put("a picture");
  const auto picture = [&](unsigned page) {
    return PreviewPicture{page, 10, 20, drawn.size, drawn.stored_as, drawn.sealed_key};
  };
  BOOST_TEST(keep_preview(db, *wanted, 3, {picture(0), picture(1)}));
  db.transaction([&] {
    copy_attachments(db, sample.firm, sample.work_item, request(), sample.work_item, request(2),
                     clock.time);
  });
  const auto copy = list_documents(db, sample.firm, sample.work_item, request(2)).at(0).id;
  const auto previews = list_previews(db, sample.firm, sample.work_item, request(2));
  BOOST_TEST_REQUIRE(previews.contains(copy));
  BOOST_TEST(previews.at(copy).pages == 1u);
  BOOST_TEST(previews.at(copy).pages_in_all == 3u);
  BOOST_TEST(find_preview_picture(db, sample.firm, sample.work_item, copy, 1).value().stored_as ==
             drawn.stored_as);
  sweep();
  BOOST_TEST(stored(drawn));
}

BOOST_AUTO_TEST_CASE(a_wanted_preview_is_taken_by_one_and_again_when_that_one_died) {
  BOOST_TEST(take_wanted_preview(db, clock.time).has_value());
  BOOST_TEST(!take_wanted_preview(db, clock.time).has_value());
  clock.time += kPreviewLease + 1s;
  auto again = take_wanted_preview(db, clock.time);
  BOOST_TEST_REQUIRE(again.has_value());
  BOOST_TEST(again->attempts == 2u);
  WantedPreview late = *again;
  late.attempts = 1;  // the one that was believed dead
  BOOST_TEST(!keep_preview(db, late, 0, {}));
  BOOST_TEST(keep_preview(db, *again, 0, {}));
  BOOST_TEST(list_previews(db, sample.firm, sample.work_item).empty());
}

BOOST_AUTO_TEST_CASE(a_removed_file_shows_no_picture) {
  auto wanted = take_wanted_preview(db, clock.time);
  const Stored drawn = folder.put("a picture");
  keep_preview(db, *wanted, 1,
               {PreviewPicture{0, 10, 20, drawn.size, drawn.stored_as, drawn.sealed_key}});
  BOOST_TEST(find_preview_picture(db, sample.firm, sample.work_item, attached, 0).has_value());
  BOOST_TEST(!find_preview_picture(db, other.firm, sample.work_item, attached, 0).has_value());
  remove(attached);
  BOOST_TEST(!find_preview_picture(db, sample.firm, sample.work_item, attached, 0).has_value());
}

BOOST_AUTO_TEST_CASE(a_person_has_one_archive_at_a_time_and_others_theirs) {
  Database second{database.settings()};
  auto first = ArchiveTurn::take(db, sample.firm, client);
  BOOST_TEST((first != nullptr));
  BOOST_TEST((ArchiveTurn::take(second, sample.firm, client) == nullptr));
  BOOST_TEST((ArchiveTurn::take(second, sample.firm, ada_as_author) != nullptr));
  BOOST_TEST((ArchiveTurn::take(second, other.firm, client) != nullptr));
  first.reset();
  BOOST_TEST((ArchiveTurn::take(second, sample.firm, client) != nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
