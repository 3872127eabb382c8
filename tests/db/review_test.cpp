// product.md, What staff do 5 and What a client does 2.
#include "core/domain/review.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include "core/domain/comment_change.hpp"

#include "core/domain/accept_undo.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/document_removal.hpp"
#include "core/domain/excuse.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/work_item.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct Reviewing : World {
  Date today = day_in_zone(clock.time, "UTC");

  RequestChange by_nora(int position = 1) { return change_by(sample.contact, request(position)); }
  RequestChange by_ada(int position = 1) {
    RequestChange change = by_nora(position);
    change.author = ada().author();
    return change;
  }
  std::vector<ToReview> queue(const ReviewFilter& filter = {}) {
    return list_to_review(db, sample.firm, filter, 1).rows;
  }
  Looked look(int position = 1) {
    return {sample.work_item, request(position),
            find_came_in_at(db, sample.firm, sample.work_item, request(position))};
  }
  ReviewOutcome accept(const Looked& looked) {
    return accept_request(db, keys, sample.firm, ada(), looked, clock.time);
  }
  ReviewOutcome send_back(const Looked& looked, const std::string& note = "Page 2 is missing.") {
    return return_request(db, keys, sample.firm, ada(), looked, note, clock.time);
  }
  ExcuseResult excuse(ExcuseKind kind, int position = 1, std::optional<Date> until = {},
                      const std::string& note = "") {
    return make_excuse(db, keys, by_nora(position), {kind, until, note}, today, clock.time);
  }
  RequestLine line(int position = 1) {
    return find_editable_request(db, sample.firm, sample.work_item, sample.checklist,
                                 request(position))
        ->line;
  }
  Date in_days(int days) { return Date{std::chrono::sys_days{today} + std::chrono::days{days}}; }
  NewDocument document(const std::string& name) {
    NewDocument made{name, {}};
    made.stored.stored_as = base64url(name + std::to_string(count("documents")));
    made.stored.sealed_key = "sealed";
    made.stored.media_type = "text/plain";
    made.stored.size = 3;
    made.stored.sha256.fill(static_cast<unsigned char>(count("documents")));
    return made;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(review, Reviewing)

BOOST_AUTO_TEST_CASE(what_a_client_adds_waits_in_one_line_with_what_it_is) {
  save_answer(db, keys, by_nora(), "Yes", clock.time);
  clock.pass(1min);
  add_uploaded(db, keys, by_nora(), {document("a.pdf"), document("b.pdf")}, clock.time);
  add_comment(db, keys, by_nora(), "Is that all?", clock.time);
  complete_request(db, keys, by_nora(), clock.time);
  auto waits = queue();
  BOOST_REQUIRE(waits.size() == 1u);
  BOOST_TEST(waits[0].answers == 1u);
  BOOST_TEST(waits[0].files == 2u);
  BOOST_TEST(waits[0].comments == 1u);
  BOOST_TEST(waits[0].ticked);
  BOOST_TEST(!waits[0].excuse);
  BOOST_TEST(waits[0].who == "Nora Quist");
  BOOST_TEST(waits[0].work_title == "2026 tax return");
  BOOST_TEST(waits[0].client_name == "Quist Bakery Ltd");
  // Each addition moves it on, also within one tick of the clock.
  BOOST_TEST((waits[0].came_in_at > clock.time));
}

BOOST_AUTO_TEST_CASE(a_line_has_the_newest_words_and_the_newest_file_of_what_waits) {
  save_answer(db, keys, by_nora(), "No", clock.time);
  db.transaction([&] { leave_review(db, sample.firm, sample.work_item, request()); });
  clock.pass(1min);
  add_comment(db, keys, by_nora(), "One moment", clock.time);
  add_comment(db, keys, by_nora(), "It is the second one", clock.time);
  add_uploaded(db, keys, by_nora(), {document("a.pdf"), document("b.pdf")}, clock.time);
  const auto waits = queue();
  BOOST_REQUIRE(waits.size() == 1u);
  BOOST_TEST(waits[0].newest_answer == "");  // staff have looked at it
  BOOST_TEST(waits[0].newest_comment == "It is the second one");
  BOOST_TEST(waits[0].newest_file == "b.pdf");
}

BOOST_AUTO_TEST_CASE(what_staff_write_puts_nothing_into_the_queue_and_a_reply_takes_it_out) {
  add_comment(db, keys, by_ada(), "Anything yet?", clock.time);
  BOOST_TEST(queue().empty());
  add_comment(db, keys, by_nora(), "Tomorrow", clock.time);
  BOOST_TEST(queue().size() == 1u);
  add_comment(db, keys, by_ada(), "Thank you", clock.time);
  BOOST_TEST(queue().empty());
}

BOOST_AUTO_TEST_CASE(accepting_completes_and_stays_until_the_client_changes_it) {
  save_answer(db, keys, by_nora(), "Yes", clock.time);
  BOOST_TEST((accept(look()) == ReviewOutcome::done));
  BOOST_TEST(line().completed);
  BOOST_TEST(line().completed_by == "Ada Finch");
  BOOST_TEST((line().review == ReviewState::accepted));
  BOOST_TEST(queue().empty());
  BOOST_TEST((accept(look()) == ReviewOutcome::unchanged));
  add_comment(db, keys, by_nora(), "Thanks!", clock.time);  // changes nothing that was accepted
  BOOST_TEST((line().review == ReviewState::accepted));
  save_answer(db, keys, by_nora(), "No, in fact", clock.time);
  BOOST_TEST((line().review == ReviewState::none));
  BOOST_TEST(queue().size() == 1u);
}

BOOST_AUTO_TEST_CASE(accepting_what_the_client_ticked_leaves_who_ticked_it) {
  complete_request(db, keys, by_nora(), clock.time);
  BOOST_TEST((accept(look()) == ReviewOutcome::done));
  BOOST_TEST(line().completed_by == "Nora Quist");
}

BOOST_AUTO_TEST_CASE(sending_back_opens_it_again_and_says_why_until_it_is_done) {
  complete_request(db, keys, by_nora(), clock.time);
  BOOST_TEST((send_back(look()) == ReviewOutcome::done));
  BOOST_TEST(!line().completed);
  BOOST_TEST((line().review == ReviewState::returned));
  auto reviews = list_reviews(db, sample.firm, sample.work_item, request());
  BOOST_REQUIRE(reviews.size() == 1u);
  BOOST_TEST(reviews[0].note == "Page 2 is missing.");
  BOOST_TEST(reviews[0].staff_name == "Ada Finch");
  BOOST_TEST((send_back(look()) == ReviewOutcome::unchanged));  // the same click twice
  save_answer(db, keys, by_nora(), "Here it is", clock.time);
  BOOST_TEST((line().review == ReviewState::returned));
  complete_request(db, keys, by_nora(), clock.time);
  BOOST_TEST((line().review == ReviewState::none));
  BOOST_TEST(queue().size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_came_in_since_they_looked_is_told_and_nothing_is_decided) {
  save_answer(db, keys, by_nora(), "Yes", clock.time);
  Looked seen = look();
  add_comment(db, keys, by_nora(), "Wait, no", clock.time);
  const std::string before = checksum();
  BOOST_TEST((accept(seen) == ReviewOutcome::newer));
  BOOST_TEST((send_back(seen) == ReviewOutcome::newer));
  BOOST_TEST((see_request(db, keys, sample.firm, ada(), seen, clock.time) == ReviewOutcome::newer));
  BOOST_TEST((accept({sample.work_item, request(), {}}) == ReviewOutcome::newer));
  BOOST_TEST(checksum() == before);
  BOOST_TEST((accept(look()) == ReviewOutcome::done));
}

BOOST_AUTO_TEST_CASE(what_a_colleague_decided_before_is_told) {
  save_answer(db, keys, by_nora(), "Yes", clock.time);
  Looked seen = look();
  send_back(seen);
  BOOST_TEST((accept(seen) == ReviewOutcome::decided_before));
  BOOST_TEST((line().review == ReviewState::returned));
}

BOOST_AUTO_TEST_CASE(seen_takes_it_out_without_a_word_but_an_excuse_stays) {
  add_comment(db, keys, by_nora(), "Soon", clock.time);
  BOOST_TEST(
      (see_request(db, keys, sample.firm, ada(), look(), clock.time) == ReviewOutcome::done));
  BOOST_TEST(queue().empty());
  excuse(ExcuseKind::dont_have);
  add_comment(db, keys, by_nora(), "Really", clock.time);
  see_request(db, keys, sample.firm, ada(), look(), clock.time);
  BOOST_REQUIRE(queue().size() == 1u);
  BOOST_TEST(queue()[0].excuse);
  BOOST_TEST(queue()[0].comments == 0u);
}

BOOST_AUTO_TEST_CASE(several_are_accepted_at_once_but_for_those_that_moved_on) {
  for (int position : {1, 2, 3}) save_answer(db, keys, by_nora(position), "Yes", clock.time);
  std::vector<Looked> ticked{look(1), look(2), look(3)};
  add_comment(db, keys, by_nora(2), "One more thing", clock.time);
  send_back(ticked[2]);
  auto many = accept_requests(db, keys, sample.firm, ada(), ticked, clock.time);
  BOOST_TEST(many.accepted == 1);
  BOOST_TEST(many.newer == 1);
  BOOST_TEST(many.others == 1);
  BOOST_TEST(line(1).completed);
  BOOST_TEST(!line(2).completed);
}

BOOST_AUTO_TEST_CASE(completed_work_is_not_decided_about) {
  complete_request(db, keys, by_nora(), clock.time);
  Looked seen = look();
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::completed,
                  clock.time);
  BOOST_TEST(queue().empty());
  BOOST_TEST((accept(seen) == ReviewOutcome::work_completed));
  BOOST_TEST((send_back(seen) == ReviewOutcome::work_completed));
  BOOST_TEST((excuse(ExcuseKind::dont_have, 2).outcome == ChangeOutcome::work_completed));
  BOOST_TEST((withdraw_excuse(db, keys, by_nora(2), clock.time) == ChangeOutcome::work_completed));
}

BOOST_AUTO_TEST_CASE(another_firms_staff_decide_nothing_here) {
  Sample other = add_firm("brightwater");
  save_answer(db, keys, by_nora(), "Yes", clock.time);
  const std::string before = checksum();
  ActingStaff stranger{other.staff, "Somebody", "203.0.113.1"};
  BOOST_TEST((accept_request(db, keys, other.firm, stranger, look(), clock.time) ==
              ReviewOutcome::not_found));
  BOOST_TEST((return_request(db, keys, other.firm, stranger, look(), "No", clock.time) ==
              ReviewOutcome::not_found));
  BOOST_TEST(checksum() == before);
  BOOST_TEST(count_to_review(db, other.firm, std::nullopt) == 0u);
}

BOOST_AUTO_TEST_CASE(an_accepted_excuse_completes_and_one_for_time_moves_the_due_date) {
  for (auto kind : {ExcuseKind::dont_have, ExcuseKind::not_applicable, ExcuseKind::already_sent}) {
    BOOST_TEST((excuse(kind, 1, {}, "We moved").outcome == ChangeOutcome::done));
    BOOST_TEST((line().excuse == kind));
    BOOST_TEST(!line().completed);  // still to do, and not reminded of
    BOOST_TEST((accept(look()) == ReviewOutcome::done));
    BOOST_TEST(line().completed);
    BOOST_TEST((line().review == ReviewState::accepted));
    BOOST_TEST((line().excuse == std::nullopt));
    reopen_request(db, keys, by_ada(), clock.time);
  }
  excuse(ExcuseKind::need_until, 2, in_days(30));
  BOOST_TEST((accept(look(2)) == ReviewOutcome::done));
  BOOST_TEST(!line(2).completed);
  BOOST_TEST((line(2).due_on == in_days(30)));
  BOOST_TEST((line(2).excuse == std::nullopt));
  BOOST_TEST(queue().empty());
}

BOOST_AUTO_TEST_CASE(what_was_accepted_is_as_it_was_once_that_is_taken_back) {
  complete_request(db, keys, by_nora(1), clock.time);
  save_answer(db, keys, by_nora(1), "Yes", clock.time);
  excuse(ExcuseKind::dont_have, 2, {}, "We moved");
  excuse(ExcuseKind::need_until, 3, in_days(30), "On holiday");
  clock.pass(1min);
  const auto waits = [&] {
    std::string all;
    for (const ToReview& row : queue()) {
      all += std::to_string(row.request.value) + " " + sql_time(row.came_in_at) + " " + row.who +
             std::to_string(row.answers) + std::to_string(row.ticked) + std::to_string(row.excuse) +
             row.excuse_note + "\n";
    }
    for (int position : {1, 2, 3}) {
      RequestLine one = line(position);
      all += std::to_string(one.completed) + one.completed_by +
             (one.due_on ? sql_date(*one.due_on) : "") + (one.excuse ? "excused" : "") + "\n";
    }
    return all;
  };
  const std::string before = waits();
  auto many =
      accept_requests(db, keys, sample.firm, ada(), {look(1), look(2), look(3)}, clock.time);
  BOOST_TEST(many.accepted == 3);
  BOOST_TEST(queue().empty());
  const Time accepted_at = clock.time;
  clock.pass(5min);
  BOOST_TEST(count_undoable_accepts(db, sample.firm, sample.staff, accepted_at, clock.time) == 3u);
  auto undone = undo_accepts(db, keys, sample.firm, ada(), accepted_at, clock.time);
  BOOST_TEST(undone.undone == 3);
  BOOST_TEST(waits() == before);
  auto reviews = list_reviews(db, sample.firm, sample.work_item, request(1));
  BOOST_TEST((reviews.back().verdict == Verdict::undone));
  BOOST_TEST(undo_accepts(db, keys, sample.firm, ada(), accepted_at, clock.time).undone == 0);
}

BOOST_AUTO_TEST_CASE(taking_an_accept_back_brings_back_what_was_missing) {
  add_uploaded(db, keys, by_nora(), {document("a.pdf")}, clock.time);
  db.transaction([&] { leave_review(db, sample.firm, sample.work_item, request()); });
  clock.pass(1min);
  const auto file = list_documents(db, sample.firm, sample.work_item, request()).at(0).id;
  remove_document(db, keys, by_nora(), file, clock.time);
  BOOST_TEST(queue().at(0).removed == 1u);
  accept(look());
  BOOST_TEST(queue().empty());
  undo_accepts(db, keys, sample.firm, ada(), clock.time, clock.time);
  BOOST_TEST(queue().at(0).removed == 1u);
  BOOST_TEST(count("review_queue", "since IS NOT NULL") == 1u);
}

BOOST_AUTO_TEST_CASE(taking_an_accept_back_leaves_what_somebody_changed_since) {
  for (int position : {1, 2, 3}) save_answer(db, keys, by_nora(position), "Yes", clock.time);
  accept_requests(db, keys, sample.firm, ada(), {look(1), look(2), look(3)}, clock.time);
  const Time accepted_at = clock.time;
  clock.pass(1min);
  save_answer(db, keys, by_nora(1), "No, in fact", clock.time);
  reopen_request(db, keys, by_ada(2), clock.time);
  const ActingStaff bo{StaffId{sample.staff.value + 1}, "Bo", "203.0.113.9"};
  BOOST_TEST(undo_accepts(db, keys, sample.firm, bo, accepted_at, clock.time).undone == 0);
  auto undone = undo_accepts(db, keys, sample.firm, ada(), accepted_at, clock.time);
  BOOST_TEST(undone.undone == 1);
  BOOST_TEST(undone.kept == 2);
  BOOST_TEST(queue().size() == 2u);
  BOOST_TEST(line(1).completed);
  BOOST_TEST(!line(3).completed);
  accept(look(3));
  BOOST_TEST(undo_accepts(db, keys, sample.firm, ada(), clock.time, clock.time + 11min).undone ==
             0);
}

BOOST_AUTO_TEST_CASE(a_refused_excuse_leaves_it_to_do_with_the_firms_words) {
  excuse(ExcuseKind::not_applicable);
  BOOST_TEST((send_back(look(), "It does: see page 3.") == ReviewOutcome::done));
  BOOST_TEST((line().excuse == std::nullopt));
  BOOST_TEST((line().review == ReviewState::returned));
  auto reviews = list_reviews(db, sample.firm, sample.work_item, request());
  BOOST_TEST((reviews.back().verdict == Verdict::excuse_refused));
  BOOST_TEST((list_excuses(db, sample.firm, sample.work_item, request()).back().state ==
              ExcuseState::refused));
}

BOOST_AUTO_TEST_CASE(an_excuse_needs_an_open_request_and_a_day_ahead) {
  BOOST_TEST(!excuse(ExcuseKind::dont_have, 4).objections.empty());  // it is done
  for (int days : {-1, 0, 400}) {
    BOOST_TEST(!excuse(ExcuseKind::need_until, 1, in_days(days)).objections.empty(), days);
  }
  BOOST_TEST(!excuse(ExcuseKind::need_until, 1, {}).objections.empty());
  BOOST_TEST(queue().empty());
  BOOST_TEST((excuse(ExcuseKind::need_until, 1, in_days(1)).outcome == ChangeOutcome::done));
  BOOST_TEST((excuse(ExcuseKind::need_until, 1, in_days(1)).outcome == ChangeOutcome::unchanged));
}

BOOST_AUTO_TEST_CASE(an_excuse_is_taken_back_by_its_client_or_by_doing_it_after_all) {
  excuse(ExcuseKind::dont_have);
  BOOST_TEST((withdraw_excuse(db, keys, by_nora(), clock.time) == ChangeOutcome::done));
  BOOST_TEST(queue().empty());
  BOOST_TEST((withdraw_excuse(db, keys, by_nora(), clock.time) == ChangeOutcome::unchanged));
  excuse(ExcuseKind::dont_have);
  complete_request(db, keys, by_nora(), clock.time);
  BOOST_TEST((line().excuse == std::nullopt));
  BOOST_REQUIRE(queue().size() == 1u);
  BOOST_TEST(!queue()[0].excuse);
}

BOOST_AUTO_TEST_CASE(an_excuse_that_waits_is_in_the_queue_again_when_the_work_is_reopened) {
  excuse(ExcuseKind::dont_have);
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::completed,
                  clock.time);
  BOOST_TEST(queue().empty());
  set_work_status(db, keys, sample.firm, ada(), sample.work_item, WorkStatus::waiting, clock.time);
  BOOST_REQUIRE(queue().size() == 1u);
  BOOST_TEST(queue()[0].excuse);
  BOOST_TEST(queue()[0].who == "Nora Quist");
}

BOOST_AUTO_TEST_CASE(the_queue_is_narrowed_and_gone_through_in_its_order) {
  save_answer(db, keys, by_nora(1), "Yes", clock.time);
  clock.pass(1min);
  add_comment(db, keys, by_nora(2), "Hm", clock.time);
  clock.pass(1min);
  excuse(ExcuseKind::already_sent, 3);
  BOOST_TEST((queue().front().request == request(1)));
  BOOST_TEST((queue({.newest_first = true}).front().request == request(3)));
  BOOST_TEST(queue({.kind = ReviewKind::comments}).size() == 1u);
  BOOST_TEST((queue({.kind = ReviewKind::excuses}).front().request == request(3)));
  BOOST_TEST(queue({.kind = ReviewKind::files}).empty());
  BOOST_TEST(queue({.assignee = sample.staff}).size() == 3u);
  BOOST_TEST(queue({.client = ClientId{sample.client.value + 1}}).empty());
  auto first = queue()[0];
  accept(look(1));
  auto next = find_review_neighbours(db, sample.firm, {}, first.came_in_at, first.request);
  BOOST_TEST(!next.before.has_value());
  BOOST_TEST((next.after->request == request(2)));
  next = find_review_neighbours(db, sample.firm, {.newest_first = true}, queue()[0].came_in_at,
                                request(2));
  BOOST_TEST((next.before->request == request(3)));
  StaffId bo{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "SELECT firm_id, 'Bo', 'bo@x.example', role, password_hash, created_at FROM staff "
                "WHERE firm_id = ? AND id = ?",
                {sample.firm, sample.staff})};
  db.transaction([&] { set_review_assignee(db, sample.firm, sample.work_item, bo); });
  BOOST_TEST(count_to_review(db, sample.firm, sample.staff) == 0u);
  BOOST_TEST(count_to_review(db, sample.firm, bo) == 2u);
}

// The queue against what product.md says of it, over everything that both sides can do.
BOOST_AUTO_TEST_CASE(a_random_walk_keeps_queue_and_truth_together) {
  struct Waits {
    std::uint64_t answers = 0, files = 0, comments = 0, removed = 0;
    bool ticked = false, reopened = false, excuse = false;
    Time since{};  // of the first of it
    bool news() const { return answers || files || comments || removed || ticked || reopened; }
    bool any() const { return news() || excuse; }
    void look() {
      bool keep = excuse;
      *this = {};
      excuse = keep;
    }
  };
  std::map<std::uint64_t, Waits> truth;
  bool work_completed = false;
  std::mt19937 dice{20261123};
  auto roll = [&](int sides) { return static_cast<int>(dice() % static_cast<unsigned>(sides)); };
  for (int step = 0; step < 400; ++step) {
    clock.pass(std::chrono::seconds{roll(3) * 40});
    const int position = 1 + roll(4);
    Waits& waits = truth[request(position).value];
    const std::string words = "Words " + std::to_string(step);
    const int what = roll(14);
    const bool was_quiet = !waits.news();
    const bool was_done = line(position).completed;
    const bool was_accepted = line(position).review == ReviewState::accepted;
    switch (what) {
      case 0:
        if (save_answer(db, keys, by_nora(position), words, clock.time) == ChangeOutcome::done) {
          ++waits.answers;
        }
        break;
      case 1:
        if (add_comment(db, keys, by_nora(position), words, clock.time) == ChangeOutcome::done) {
          ++waits.comments;
        }
        break;
      case 2:
        if (add_uploaded(db, keys, by_nora(position), {document(words), document(words + "b")},
                         clock.time)
                .outcome == ChangeOutcome::done) {
          waits.files += 2;
        }
        break;
      case 3:
        if (complete_request(db, keys, by_nora(position), clock.time) == ChangeOutcome::done) {
          waits.ticked = true;
          waits.reopened = waits.excuse = false;
        }
        break;
      case 4:
        if (reopen_request(db, keys, by_nora(position), clock.time) == ChangeOutcome::done) {
          waits.reopened = true;
          waits.ticked = false;
        }
        break;
      case 5:
        if (excuse(static_cast<ExcuseKind>(roll(3)), position, {}, words).outcome ==
            ChangeOutcome::done) {
          BOOST_TEST(!was_done);
          waits.excuse = true;
        }
        break;
      case 6:
        if (withdraw_excuse(db, keys, by_nora(position), clock.time) == ChangeOutcome::done) {
          waits.excuse = false;
        }
        break;
      case 7:
        if (add_comment(db, keys, by_ada(position), words, clock.time) == ChangeOutcome::done) {
          waits.look();
        }
        break;
      case 8:
        if (roll(2) == 0) {
          if (complete_request(db, keys, by_ada(position), clock.time) == ChangeOutcome::done) {
            waits = {};
          }
        } else if (reopen_request(db, keys, by_ada(position), clock.time) == ChangeOutcome::done) {
          waits = {};
        }
        break;
      case 9:
        BOOST_TEST(
            (accept(look(position)) == (work_completed ? ReviewOutcome::work_completed
                                        : was_accepted && !waits.any() ? ReviewOutcome::unchanged
                                                                       : ReviewOutcome::done)));
        if (!work_completed) waits = {};
        break;
      case 10:
        if (send_back(look(position), words) == ReviewOutcome::done) waits = {};
        break;
      case 11:
        if (see_request(db, keys, sample.firm, ada(), look(position), clock.time) ==
            ReviewOutcome::done) {
          waits.look();
        }
        break;
      case 13: {
        const auto files = list_documents(db, sample.firm, sample.work_item, request(position));
        if (files.empty()) break;
        if (remove_document(db, keys, by_nora(position), files.back().id, clock.time) !=
            RemovalOutcome::done) {
          break;
        }
        const bool waited = waits.files > 0 && waits.since <= files.back().created_at;
        waits.files -= waited ? 1 : 0;
        waits.removed += waited ? 0 : 1;
        waits.files = std::min<std::uint64_t>(waits.files, files.size() - 1);
        break;
      }
      case 12: {
        if (roll(4) > 0) break;
        work_completed = !work_completed;
        set_work_status(db, keys, sample.firm, ada(), sample.work_item,
                        work_completed ? WorkStatus::completed : WorkStatus::waiting, clock.time);
        for (auto& [id, one] : truth) one.look();
        break;
      }
    }
    if (was_quiet && waits.news()) waits.since = clock.time;
    std::map<std::uint64_t, Waits> kept;
    for (const ToReview& row : queue()) {
      kept[row.request.value] = {row.answers, row.files,    row.comments, row.removed,
                                 row.ticked,  row.reopened, row.excuse};
    }
    for (const auto& [id, one] : truth) {
      const Waits expected = work_completed ? Waits{} : one;
      const Waits& is = kept[id];
      const std::string at = "step " + std::to_string(step) + ", deed " + std::to_string(what);
      BOOST_TEST(is.answers == expected.answers, at);
      BOOST_TEST(is.files == expected.files, at);
      BOOST_TEST(is.comments == expected.comments, at);
      BOOST_TEST(is.removed == expected.removed, at);
      BOOST_TEST(is.ticked == expected.ticked, at);
      BOOST_TEST(is.reopened == expected.reopened, at);
      BOOST_TEST(is.excuse == expected.excuse, at);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
