// product.md, What staff do 5 and What a client does 2: through the pages.
#include <boost/test/unit_test.hpp>

#include "core/domain/client_work.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/review_queue.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

struct ReviewPages : Portal {
  FakeBrowser phone = claimed();
  FakeBrowser desk = staff(sample, "member");

  ReviewPages() {  // the work is theirs
    db.execute(
        "UPDATE work_items SET assignee_id = (SELECT MAX(staff_id) FROM sessions "
        "WHERE staff_id IS NOT NULL) WHERE id = ?",
        {sample.work_item});
  }

  std::string desk_path(int position = 1) const {
    return "/admin/work/" + std::to_string(sample.work_item.value) + "/checklists/" +
           std::to_string(sample.checklist.value) + "/requests/" +
           std::to_string(request(position).value);
  }
  void answer(const std::string& words, int position = 1) {
    clock.pass(1s);
    Answer page = phone.open(request_path(position));
    BOOST_TEST(phone.press(page, "/answer", {{"answer", words}}).status == 303);
  }
  Answer press(FakeBrowser& browser, const std::string& path, const std::string& action,
               const Pairs& typed = {}) {
    Answer answer = browser.press(browser.open(path), action, typed);
    return answer.status == 303 ? browser.follow(answer) : answer;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_review, ReviewPages)

BOOST_AUTO_TEST_CASE(the_queue_says_who_sent_what_and_when_and_where_it_belongs) {
  BOOST_TEST(desk.open("/admin/review").has("All looked at"));
  answer("Yes, both of <them>");
  Answer queue = desk.open("/admin/review");
  BOOST_TEST(queue.has("<strong>Nora Quist</strong>: an answer"));
  BOOST_TEST(queue.has("“Yes, both of &lt;them&gt;”"));
  BOOST_TEST(queue.has("Quist Bakery Ltd · 2026 tax return"));
  BOOST_TEST(queue.has(desk_path() + "?queue=mine"));
  BOOST_TEST(queue.has("1 request"));
  BOOST_TEST(desk.open("/admin/review?kind=files").has("Nothing of this kind"));
  BOOST_TEST(desk.open("/admin/review?queue=all&kind=answers").has("an answer"));
}

BOOST_AUTO_TEST_CASE(after_accepting_one_is_on_the_next_and_at_last_at_an_empty_queue) {
  answer("One", 1);
  answer("Two", 2);
  Answer first = desk.open(desk_path(1) + "?queue=mine");
  BOOST_TEST(first.has("rel=\"next\""));
  Answer second = press(desk, desk_path(1) + "?queue=mine", "/accept?queue=mine");
  BOOST_TEST(second.path.starts_with(desk_path(2)));
  BOOST_TEST(second.has("Accepted. This is the next one."));
  Answer end = press(desk, second.path, "/accept?queue=mine");
  BOOST_TEST(end.path.starts_with("/admin/review"));
  BOOST_TEST(end.has("All looked at"));
  BOOST_TEST(phone.open(request_path(1)).has("Accepted"));
}

BOOST_AUTO_TEST_CASE(several_are_accepted_by_their_ticks_or_one_by_its_button) {
  for (int position : {1, 2, 3}) answer("Yes", position);
  Answer queue = desk.open("/admin/review");
  auto pick = [&](int position) {
    auto came_in = find_came_in_at(db, sample.firm, sample.work_item, request(position)).value();
    return std::to_string(sample.work_item.value) + "." + std::to_string(request(position).value) +
           "." + std::to_string(came_in.time_since_epoch().count());
  };
  BOOST_TEST(queue.has("value=\"" + pick(1) + "\""));
  Answer done = desk.follow(
      desk.press(queue, "/admin/review/accept?queue=mine", {{"pick", pick(1)}, {"only", pick(3)}}));
  BOOST_TEST(done.has("Accepted: 1 request."));
  BOOST_TEST(count("review_queue") == 2u);
  const std::string old = pick(2);
  answer("Changed", 2);
  Answer rest = desk.follow(
      desk.post("/admin/review/accept?queue=mine",
                {{"csrf", done.csrf()}, {"pick", pick(1)}, {"pick", old}, {"pick", "x.y.z"}}));
  BOOST_TEST(rest.has("Accepted: 1 request."));
  BOOST_TEST(rest.has("For one, something new came in"));
  BOOST_TEST(count("review_queue") == 1u);
}

BOOST_AUTO_TEST_CASE(accepting_with_nothing_ticked_says_to_tick_something_first) {
  answer("Yes");
  Answer queue = desk.open("/admin/review");
  Answer back = desk.follow(desk.press(queue, "/admin/review/accept?queue=mine"));
  BOOST_TEST(back.has("Tick something first"));
  BOOST_TEST(!back.has("Accepted"));
  BOOST_TEST(count("review_queue") == 1u);
}

BOOST_AUTO_TEST_CASE(what_was_accepted_is_taken_back_from_the_notice_that_says_so) {
  for (int position : {1, 2}) answer("Yes", position);
  Answer queue = desk.open("/admin/review");
  Pairs typed{{"csrf", queue.csrf()}};
  for (int position : {1, 2}) {
    auto came_in = find_came_in_at(db, sample.firm, sample.work_item, request(position)).value();
    typed.emplace_back("pick", std::to_string(sample.work_item.value) + "." +
                                   std::to_string(request(position).value) + "." +
                                   std::to_string(came_in.time_since_epoch().count()));
  }
  Answer accepted = desk.follow(desk.post("/admin/review/accept?queue=mine", typed));
  BOOST_TEST(accepted.has("Accepted: 2 requests."));
  Answer undone = desk.follow(desk.press(accepted, "/admin/review/undo?queue=mine"));
  BOOST_TEST(undone.has("Taken back: 2 requests wait here again."));
  BOOST_TEST(undone.has("<strong>Nora Quist</strong>: an answer"));
  BOOST_TEST(!phone.open(request_path(1)).has("Accepted"));
  BOOST_TEST(!desk.open(accepted.path).has_form("/admin/review/undo?queue=mine"));  // once
  // One by its own button, from its page and on to the next.
  Answer next = press(desk, desk_path(1) + "?queue=mine", "/accept?queue=mine");
  BOOST_TEST(next.has_form("/admin/review/undo?queue=mine"));
  clock.pass(11min);
  BOOST_TEST(!desk.open(next.path).has_form("/admin/review/undo?queue=mine"));
  BOOST_TEST(desk.press(next, "/admin/review/undo?queue=mine").status == 409);
}

BOOST_AUTO_TEST_CASE(the_client_reads_why_it_was_sent_back_and_by_whom) {
  answer("Yes");
  press(phone, request_path(), "/complete");
  Answer back = press(desk, desk_path(), "/return", {{"note", "Page 2 <is> missing."}});
  BOOST_TEST(back.status == 200);
  BOOST_TEST(back.has("sent it back:"));
  BOOST_TEST(back.has("Page 2 &lt;is&gt; missing."));
  Answer seen = phone.open(request_path());
  BOOST_TEST(seen.has("Sent back</strong> by Mo Abbott"));
  BOOST_TEST(seen.has("Page 2 &lt;is&gt; missing."));
  BOOST_TEST(phone.open(work_path()).has("Sent back"));
  press(phone, request_path(), "/complete");
  BOOST_TEST(!phone.open(request_path()).has("Page 2"));
}

BOOST_AUTO_TEST_CASE(what_a_colleague_sent_back_is_not_accepted_from_an_older_page) {
  answer("Yes");
  press(phone, request_path(), "/complete");
  press(desk, desk_path(), "/seen");
  // It waits in no queue any more, and can still be accepted or sent back.
  Answer old = desk.open(desk_path());
  FakeBrowser colleague = staff(sample, "member");
  press(colleague, desk_path(), "/return", {{"note", "Page 2 is missing."}});
  Answer back = desk.press(old, "/accept");
  BOOST_TEST(back.status == 409);
  BOOST_TEST(back.has("nothing was decided"));
  BOOST_TEST(back.has("Page 2 is missing."));
  BOOST_TEST(count("client_requests", "review = 'returned' AND status = 'open'") == 1u);
}

BOOST_AUTO_TEST_CASE(sending_back_wants_a_note_and_keeps_what_was_typed) {
  answer("Yes");
  Answer page = desk.open(desk_path());
  BOOST_TEST(desk.press(page, "/return", {{"note", "  "}}).status == 422);
  BOOST_TEST(desk.press(page, "/return", {{"note", std::string(1001, 'x')}}).status == 422);
  answer("Something newer");
  Answer told = desk.press(page, "/return", {{"note", "Too late"}});
  BOOST_TEST(told.status == 409);
  BOOST_TEST(told.has("Something new came in since you opened this"));
  BOOST_TEST(told.has("Too late"));
  BOOST_TEST(count("request_reviews") == 0u);
  // The page that came back holds what is there now, so that the next press is a decision.
  BOOST_TEST(desk.press(told, "/return", {{"note", "Now then"}}).status == 303);
}

BOOST_AUTO_TEST_CASE(a_client_says_that_they_do_not_have_it_and_the_firm_accepts) {
  Answer told = press(phone, request_path(), "/excuse",
                      {{"excuse", "dont_have"}, {"note", "Lost in the <flood>"}});
  BOOST_TEST(told.has("Waiting for Hartwell &amp; Finch"));
  BOOST_TEST(told.has("Lost in the &lt;flood&gt;"));
  BOOST_TEST(phone.open(work_path()).has("Waiting for the firm"));
  BOOST_TEST(phone.open(work_path()).has("1 of 4 done"));
  BOOST_TEST(desk.open("/admin/review?kind=excuses")
                 .has("Nora Quist</strong> doesn’t have it: “Lost in the &lt;flood&gt;”"));
  BOOST_TEST(desk.open(desk_path()).has("<strong>Nora Quist:</strong> I don’t have it"));
  Answer accepted = press(desk, desk_path(), "/excuse/accept");
  BOOST_TEST(accepted.has("accepted the excuse"));
  BOOST_TEST(phone.open(work_path()).has("2 of 4 done"));
}

BOOST_AUTO_TEST_CASE(more_time_is_asked_for_with_a_day_and_moves_what_is_due) {
  Answer without = phone.press(phone.open(request_path()), "/excuse", {{"excuse", "need_until"}});
  BOOST_TEST(without.status == 422);
  BOOST_TEST(without.has("Choose the day by which you will have it."));
  BOOST_TEST(without.has("value=\"need_until\" checked"));
  BOOST_TEST(phone.press(phone.open(request_path()), "/excuse", {{"excuse", "nonsense"}}).status ==
             422);
  press(phone, request_path(), "/excuse", {{"excuse", "need_until"}, {"until_on", "2026-12-24"}});
  BOOST_TEST(desk.open("/admin/review").has("needs until Thursday 24 December 2026"));
  BOOST_TEST(desk.open(desk_path()).has("Give them until Thursday 24 December 2026"));
  press(desk, desk_path(), "/excuse/accept");
  BOOST_TEST(phone.open(request_path()).has("datetime=\"2026-12-24\""));
}

BOOST_AUTO_TEST_CASE(a_refused_excuse_says_why_and_can_be_made_again_or_taken_back) {
  press(phone, request_path(), "/excuse", {{"excuse", "not_applicable"}});
  press(desk, desk_path(), "/excuse/refuse", {{"note", "It is on page 3."}});
  Answer seen = phone.open(request_path());
  BOOST_TEST(seen.has("Still needed</strong> by Mo Abbott"));
  BOOST_TEST(seen.has("It is on page 3."));
  press(phone, request_path(), "/excuse", {{"excuse", "already_sent"}});
  Answer back = press(phone, request_path(), "/excuse/withdraw");
  BOOST_TEST(back.has("Taken back."));
  BOOST_TEST(count("review_queue") == 0u);
}

BOOST_AUTO_TEST_CASE(nothing_is_said_or_decided_about_completed_work) {
  Answer mine = phone.open(request_path()), theirs = desk.open(desk_path(4));
  complete_work(sample.work_item);
  const std::string before = checksum({"sessions"});
  BOOST_TEST(phone.press(mine, "/excuse", {{"excuse", "dont_have"}}).status == 409);
  BOOST_TEST(phone.post(request_path() + "/excuse/withdraw", {{"csrf", mine.csrf()}}).status ==
             409);
  for (const char* deed : {"/accept", "/seen", "/excuse/accept"}) {
    BOOST_TEST(desk.post(desk_path() + deed, {{"csrf", theirs.csrf()}}).status == 409, deed);
  }
  BOOST_TEST(desk.post(desk_path() + "/return", {{"csrf", theirs.csrf()}, {"note", "No"}}).status ==
             409);
  BOOST_TEST(checksum({"sessions"}) == before);
  BOOST_TEST(!phone.open(request_path()).has_form("/excuse"));
  BOOST_TEST(!desk.open(desk_path()).has_form("/accept"));
}

BOOST_AUTO_TEST_CASE(pages_of_the_queue_keep_the_choice) {
  for (int i = 0; i < 51; ++i) {
    Sample more = add_work("Work " + std::to_string(i));
    RequestChange change = change_by(sample.contact, request(more, 1));
    change.work_item = more.work_item;
    add_comment(db, keys, change, "Hello", clock.time);
  }
  Answer first = desk.open("/admin/review?queue=all&kind=comments");
  BOOST_TEST(first.has("1 to 50 of 51"));
  BOOST_TEST(first.has("queue=all&amp;kind=comments&amp;page=2"));
  BOOST_TEST(desk.open("/admin/review?queue=all&kind=comments&page=2").has("51 to 51 of 51"));
  BOOST_TEST(desk.open("/admin/review?queue=all&page=9").has("51 to 51 of 51"));
}

BOOST_AUTO_TEST_SUITE_END()
