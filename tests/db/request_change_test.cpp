// product.md, What a client does 1 and 3.
#include "core/domain/request_change.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/client_work.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Changes : World {
  RequestChange by_nora = change_by(sample.contact, request(1));

  ChangeOutcome comment(const RequestChange& change, const std::string& body = "Here it is") {
    return add_comment(db, keys, change, body, clock.time);
  }
  NewDocument document(const std::string& name, unsigned char content = 1) {
    NewDocument made{name, {}};
    made.stored.stored_as = base64url(name + std::to_string(count("documents")));
    made.stored.sealed_key = "sealed";
    made.stored.media_type = "text/plain";
    made.stored.size = 3;
    made.stored.sha256.fill(content);
    return made;
  }
  AddedDocuments add(const RequestChange& change, const std::vector<NewDocument>& files) {
    return add_uploaded(db, keys, change, files, clock.time);
  }
  /// Everything a client can do to a request.
  std::vector<std::pair<const char*, std::function<ChangeOutcome(const RequestChange&)>>> all = {
      {"answer", [&](auto& c) { return save_answer(db, keys, c, "Yes", clock.time); }},
      {"comment", [&](auto& c) { return comment(c); }},
      {"complete", [&](auto& c) { return complete_request(db, keys, c, clock.time); }},
      {"reopen", [&](auto& c) { return reopen_request(db, keys, c, clock.time); }},
      {"documents", [&](auto& c) { return add(c, {document("a.txt")}).outcome; }},
  };
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(request_change, Changes)

BOOST_AUTO_TEST_CASE(each_change_is_kept_counted_and_recorded) {
  for (const auto& [name, change] : all) {
    RequestChange of = change_by(sample.contact, request(std::string{name} == "reopen" ? 4 : 1));
    BOOST_TEST((change(of) == ChangeOutcome::done), name);
  }
  BOOST_TEST(count("client_requests",
                   "id = " + std::to_string(request(1).value) +
                       " AND has_answer = 1 AND comments = 1 AND documents = 1 "
                       "AND status = 'completed' AND completed_by = 'Nora Quist'") == 1u);
  BOOST_TEST(count("client_requests", "id = " + std::to_string(request(4).value) +
                                          " AND status = 'open' AND completed_at IS NULL") == 1u);
  for (const char* action : {"request.answered", "request.commented", "request.completed",
                             "request.reopened", "documents.added"}) {
    BOOST_TEST(count("audit_events", "action = '" + std::string{action} +
                                         "' AND actor_name = "
                                         "'Nora Quist' AND ip = '203.0.113.7'") == 1u,
               action);
  }
  // The trail says that something was written, never what.
  BOOST_TEST(count("audit_events", "detail LIKE '%Here it is%'") == 0u);
}

BOOST_AUTO_TEST_CASE(completed_work_refuses_whatever_is_posted_until_staff_set_it_back) {
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::completed,
                  clock.time);
  const std::string before = checksum();
  for (int position : {1, 4}) {
    for (const auto& [name, change] : all) {
      BOOST_TEST(
          (change(change_by(sample.contact, request(position))) == ChangeOutcome::work_completed),
          name);
    }
  }
  BOOST_TEST(checksum() == before);
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::in_progress,
                  clock.time);
  BOOST_TEST((comment(by_nora) == ChangeOutcome::done));
}

BOOST_AUTO_TEST_CASE(a_request_that_was_not_sent_to_the_contact_is_not_there) {
  AddedContact stranger = add_contact("Jo Quist", "jo@client.example");
  Sample other = add_firm("brightwater");
  Sample more = add_work("2027 accounts");
  std::vector<RequestChange> wrong = {
      change_by(stranger.id, request(1)), change_by(sample.contact, RequestId{999'999}),
      change_by(sample.contact, request(other, 1)), change_by(sample.contact, request(more, 1))};
  wrong.push_back(by_nora);
  wrong.back().firm = other.firm;
  wrong.push_back(by_nora);
  wrong.back().work_item = more.work_item;
  wrong.push_back(by_nora);
  wrong.back().work_item = WorkItemId{};
  const std::string before = checksum();
  for (const RequestChange& change : wrong) {
    for (const auto& [name, make] : all) {
      BOOST_TEST((make(change) == ChangeOutcome::not_found), name);
    }
  }
  BOOST_TEST(checksum() == before);
}

BOOST_AUTO_TEST_CASE(a_recipient_of_a_checklist_that_was_not_sent_yet_finds_nothing) {
  AddedContact waiting = add_contact("Jo Quist", "jo@client.example");
  add_recipient(waiting);
  db.execute("UPDATE checklist_recipients SET first_sent_at = NULL WHERE contact_id = ?",
             {waiting.id});
  for (const auto& [name, change] : all) {
    BOOST_TEST((change(change_by(waiting.id, request(1))) == ChangeOutcome::not_found), name);
  }
  BOOST_TEST(!find_work(db, sample.firm, {waiting.id}, sample.work_item));
  BOOST_TEST(!find_request(db, sample.firm, {waiting.id}, sample.work_item, request(1)));
}

BOOST_AUTO_TEST_CASE(the_same_click_twice_is_kept_once) {
  BOOST_TEST((comment(by_nora) == ChangeOutcome::done));
  BOOST_TEST((comment(by_nora) == ChangeOutcome::unchanged));
  clock.pass(kSameClick - 1us);
  BOOST_TEST((comment(by_nora) == ChangeOutcome::unchanged));
  clock.pass(1us);
  BOOST_TEST((comment(by_nora) == ChangeOutcome::done));
  // The same words from somebody else, or elsewhere, are their own.
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  BOOST_TEST((comment(change_by(partner.id, request(1))) == ChangeOutcome::done));
  BOOST_TEST((comment(change_by(sample.contact, request(2))) == ChangeOutcome::done));
  BOOST_TEST(count("comments") == 4u);

  BOOST_TEST((save_answer(db, keys, by_nora, "Yes", clock.time) == ChangeOutcome::done));
  BOOST_TEST((save_answer(db, keys, by_nora, "Yes", clock.time) == ChangeOutcome::unchanged));
  BOOST_TEST((complete_request(db, keys, by_nora, clock.time) == ChangeOutcome::done));
  BOOST_TEST((complete_request(db, keys, by_nora, clock.time) == ChangeOutcome::unchanged));

  NewDocument one = document("a.txt", 1), again = document("a.txt", 1);
  again.stored.stored_as += "-2";
  BOOST_TEST((add(by_nora, {one}).outcome == ChangeOutcome::done));
  BOOST_TEST((add(by_nora, {again}).outcome == ChangeOutcome::unchanged));
  BOOST_TEST(count("documents") == 1u);
  clock.pass(kSameClick);
  AddedDocuments later = add(by_nora, {again});
  BOOST_TEST((later.outcome == ChangeOutcome::done));
  BOOST_TEST(later.seen_before);
}

BOOST_AUTO_TEST_CASE(a_changed_answer_is_a_new_one_and_an_emptied_one_takes_it_back) {
  save_answer(db, keys, by_nora, "Yes", clock.time);
  save_answer(db, keys, by_nora, "No", clock.time);
  BOOST_TEST(list_answers(db, sample.firm, sample.work_item, request(1)).at(0).body == "No");
  save_answer(db, keys, by_nora, "", clock.time);
  BOOST_TEST(count("answers") == 3u);
  BOOST_TEST(count("client_requests", "has_answer = 1") == 0u);
}

BOOST_AUTO_TEST_CASE(an_empty_field_takes_back_nobody_elses_answer) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  RequestChange by_jo = change_by(partner.id, request(1));
  BOOST_TEST((save_answer(db, keys, by_jo, "", clock.time) == ChangeOutcome::unchanged));
  BOOST_TEST((save_answer(db, keys, by_nora, "Yes", clock.time) == ChangeOutcome::done));
  BOOST_TEST((save_answer(db, keys, by_jo, "", clock.time) == ChangeOutcome::unchanged));
  BOOST_TEST(list_answers(db, sample.firm, sample.work_item, request(1)).at(0).body == "Yes");
  BOOST_TEST(count("answers") == 1u);
  BOOST_TEST(count("client_requests", "has_answer = 1") == 1u);
}

BOOST_AUTO_TEST_CASE(other_contacts_of_a_shared_checklist_see_who_did_what) {
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  add_recipient(partner);
  complete_request(db, keys, change_by(partner.id, request(1)), clock.time);
  comment(change_by(partner.id, request(1)), "From Jo");
  auto seen = find_request(db, sample.firm, {sample.contact}, sample.work_item, request(1));
  BOOST_TEST(seen->line.completed);
  BOOST_TEST(seen->line.completed_by == "Jo Quist");
  auto comments = list_comments(db, sample.firm, sample.work_item, request(1));
  BOOST_TEST_REQUIRE(comments.size() == 1u);
  BOOST_TEST(comments[0].author_name == "Jo Quist");
}

BOOST_AUTO_TEST_CASE(a_comment_that_races_with_completing_is_before_it_or_refused) {
  constexpr unsigned kRounds = 40;
  struct Seen {
    ChangeOutcome comment[kRounds];
  };
  SharedMemory<Seen> seen;
  std::vector<Sample> works;
  for (unsigned i = 0; i < kRounds; ++i) works.push_back(add_work("Race " + std::to_string(i)));
  Gate start{2};
  const int failed = run_in_parallel(2, [&](unsigned side) {
    Database own{TestDatabase::settings()};
    for (unsigned i = 0; i < kRounds; ++i) {
      RequestChange change = by_nora;
      change.work_item = works[i].work_item;
      change.request = *own.find_value<RequestId>(
          "SELECT id FROM client_requests WHERE work_item_id = ?", {works[i].work_item});
      start.wait();
      if (side == 0) {
        seen->comment[i] = add_comment(own, keys, change, "Just in time?", clock.time);
      } else {
        set_work_status(own, keys, sample.firm, ada(), works[i].work_item, WorkStatus::completed,
                        clock.time);
      }
    }
  });
  BOOST_TEST(failed == 0);
  for (unsigned i = 0; i < kRounds; ++i) {
    const std::string work = std::to_string(works[i].work_item.value);
    const bool kept = seen->comment[i] == ChangeOutcome::done;
    BOOST_TEST((kept || seen->comment[i] == ChangeOutcome::work_completed));
    BOOST_TEST(count("comments", "work_item_id = " + work) == (kept ? 1u : 0u));
    BOOST_TEST(count("work_items", "id = " + work + " AND status = 'completed'") == 1u);
    // In the trail the comment stands before the completion, or not at all.
    BOOST_TEST(*db.find_value<int>("SELECT COUNT(*) FROM audit_events c JOIN audit_events w "
                                   "ON w.firm_id = c.firm_id AND w.work_item_id = c.work_item_id "
                                   "AND w.number < c.number AND w.action <> c.action "
                                   "WHERE c.action = 'request.commented' AND c.work_item_id = ?",
                                   {works[i].work_item}) == 0);
  }
}

BOOST_AUTO_TEST_CASE(the_same_click_from_eight_processes_at_once_is_kept_once) {
  constexpr unsigned kClicks = 8;
  Gate start{kClicks};
  const int failed = run_in_parallel(kClicks, [&](unsigned) {
    Database own{TestDatabase::settings()};
    own.find_value<int>("SELECT 1", {});
    start.wait();
    add_comment(own, keys, by_nora, "Only once", clock.time);
    start.wait();
    complete_request(own, keys, by_nora, clock.time);
  });
  BOOST_TEST(failed == 0);
  BOOST_TEST(count("comments") == 1u);
  BOOST_TEST(count("audit_events", "action = 'request.completed'") == 1u);
  BOOST_TEST(count("client_requests", "comments = 1") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
