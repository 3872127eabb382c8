#include "core/domain/activity.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "core/domain/audit.hpp"
#include "tests/support/rows_read.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Activity : World {
  Sample other = add_firm("brightwater");
  StaffId bo{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "VALUES (?, 'Bo Lund', 'bo@hartwell.example', 'member', '', ?)",
                {sample.firm, clock.time})};

  Author ada_did() { return {.contact = {}, .staff = sample.staff, .name = "Ada Finch"}; }
  Author bo_did() { return {.contact = {}, .staff = bo, .name = "Bo Lund"}; }
  Author nora_did() { return {.contact = sample.contact, .staff = {}, .name = "Nora Quist"}; }

  void add(const AuditEvent& event, const Duration& pass = std::chrono::seconds{1}) {
    db.transaction([&] { record(db, keys, sample.firm, event, clock.time); });
    clock.pass(pass);
  }
  std::vector<std::string> actions(const ActivityFilter& filter, int most = 50) {
    std::vector<std::string> names;
    for (const auto& line : list_activity(db, sample.firm, filter, {}, {}, most).lines) {
      names.push_back(line.action);
    }
    return names;
  }
  using Names = std::vector<std::string>;

  /// A few of all kinds.
  void add_some() {
    add({.action = "staff.signed_in", .actor = ada_did(), .ip = "203.0.113.9", .detail = ""});
    add({.action = "contact.edited",
         .actor = ada_did(),
         .ip = "203.0.113.9",
         .subject = sample.contact.value,
         .detail = ""});
    add({.action = "link.claimed",
         .actor = nora_did(),
         .ip = "203.0.113.7",
         .work_item = sample.work_item,
         .subject = 7,
         .detail = "Safari on iPhone"});
    add({.action = "request.answered",
         .actor = nora_did(),
         .ip = "203.0.113.7",
         .work_item = sample.work_item,
         .subject = request(2).value,
         .detail = ""});
    add({.action = "login.refused", .actor = {}, .ip = "198.51.100.1", .detail = "password"});
    add({.action = "client.edited",
         .actor = bo_did(),
         .ip = "203.0.113.9",
         .client = sample.client,
         .subject = sample.client.value,
         .detail = ""});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(activity, Activity)

BOOST_AUTO_TEST_CASE(the_newest_is_first_with_all_that_a_line_says) {
  add_some();
  auto page = list_activity(db, sample.firm, {}, {}, {}, 50);
  BOOST_TEST_REQUIRE(page.lines.size() == 6u);
  BOOST_TEST((!page.newer && !page.older));
  BOOST_TEST(page.lines.front().action == "client.edited");
  const ActivityLine& answered = page.lines[2];
  BOOST_TEST(answered.who == "Nora Quist");
  BOOST_TEST((answered.contact == sample.contact));
  BOOST_TEST(answered.ip == "203.0.113.7");
  BOOST_TEST(answered.subject_name == "Bank statements <2025 & 2026>");
  BOOST_TEST((answered.checklist == sample.checklist));
  BOOST_TEST(answered.work_title == "2026 tax return");
  BOOST_TEST(answered.client_name == "Quist Bakery Ltd");
  BOOST_TEST(page.lines[4].subject_name == "Nora Quist");
  BOOST_TEST((page.lines[4].staff == sample.staff));
}

BOOST_AUTO_TEST_CASE(each_filter_narrows_by_itself_and_with_others) {
  add_some();
  BOOST_TEST(actions({.staff = bo}) == Names{"client.edited"});
  BOOST_TEST((actions({.staff = sample.staff}) == Names{"contact.edited", "staff.signed_in"}));
  BOOST_TEST((actions({.contact = sample.contact}) == Names{"request.answered", "link.claimed"}));
  BOOST_TEST((actions({.client = sample.client}) ==
              Names{"client.edited", "request.answered", "link.claimed"}));
  BOOST_TEST((actions({.work = sample.work_item}) == Names{"request.answered", "link.claimed"}));
  BOOST_TEST((actions({.kind = ActivityKind::people}) == Names{"client.edited", "contact.edited"}));
  BOOST_TEST(actions({.kind = ActivityKind::refused}) == Names{"login.refused"});
  BOOST_TEST(actions({.client = sample.client, .kind = ActivityKind::opened}) ==
             Names{"link.claimed"});
  BOOST_TEST(actions({.staff = sample.staff, .kind = ActivityKind::people}) ==
             Names{"contact.edited"});
  BOOST_TEST(actions({.staff = sample.staff, .client = sample.client}).empty());
  BOOST_TEST(actions({.contact = sample.contact,
                      .work = sample.work_item,
                      .kind = ActivityKind::answered}) == Names{"request.answered"});
}

BOOST_AUTO_TEST_CASE(a_range_of_time_takes_its_beginning_and_not_its_end) {
  const Time begin = clock.time;
  add_some();
  using std::chrono::seconds;
  BOOST_TEST((actions({.from = begin + seconds{4}}) == Names{"client.edited", "login.refused"}));
  BOOST_TEST(actions({.until = begin + seconds{1}}) == Names{"staff.signed_in"});
  BOOST_TEST((actions({.from = begin + seconds{1}, .until = begin + seconds{3}}) ==
              Names{"link.claimed", "contact.edited"}));
  BOOST_TEST(actions({.kind = ActivityKind::people, .from = begin + seconds{2}}) ==
             Names{"client.edited"});
}

BOOST_AUTO_TEST_CASE(pages_follow_each_other_both_ways_without_gap_or_repetition) {
  // Three at each moment, of several actions, so that pages end in the middle of a moment.
  const char* kActions[] = {"contact.edited", "client.edited", "contact.created"};
  for (int i = 0; i < 30; ++i) {
    add({.action = kActions[i % 3],
         .actor = ada_did(),
         .ip = "",
         .client = sample.client,
         .detail = std::to_string(i)},
        std::chrono::seconds{i % 3 == 2 ? 1 : 0});
  }
  for (const ActivityFilter& filter :
       {ActivityFilter{}, ActivityFilter{.staff = sample.staff},
        ActivityFilter{.client = sample.client}, ActivityFilter{.kind = ActivityKind::people}}) {
    std::vector<std::uint64_t> down, up;
    std::optional<ActivityPlace> before;
    ActivityPage page;
    do {
      page = list_activity(db, sample.firm, filter, before, {}, 4);
      for (const auto& line : page.lines) down.push_back(line.number);
      before = page.lines.back().place();
    } while (page.older);
    BOOST_TEST(down.size() == 30u);
    BOOST_TEST(std::ranges::is_sorted(down, std::greater{}));
    std::optional<ActivityPlace> after = page.lines.back().place();
    up.push_back(page.lines.back().number);
    do {
      page = list_activity(db, sample.firm, filter, {}, after, 4);
      for (auto line = page.lines.rbegin(); line != page.lines.rend(); ++line) {
        up.push_back(line->number);
      }
      after = page.lines.front().place();
    } while (page.newer);
    std::ranges::reverse(up);
    BOOST_TEST(up == down, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(each_filter_reads_its_index_and_no_more_rows_than_it_shows) {
  db.transaction([&] {
    for (int i = 0; i < 400; ++i) {
      record(db, keys, sample.firm,
             {.action = i % 2 ? "contact.edited" : "request.answered",
              .actor = i % 4 ? ada_did() : nora_did(),
              .ip = "",
              .work_item = i % 3 ? sample.work_item : WorkItemId{},
              .detail = ""},
             clock.time);
      clock.pass(std::chrono::seconds{1});
    }
  });
  auto rows_read = [&](const ActivityFilter& filter) {
    return test::rows_read(db, [&] {
      BOOST_TEST(list_activity(db, sample.firm, filter, {}, {}, 10).lines.size() == 10u);
    });
  };
  const auto nothing = rows_read({});
  BOOST_TEST(nothing < 400u);
  for (const ActivityFilter& filter :
       {ActivityFilter{.staff = sample.staff}, ActivityFilter{.contact = sample.contact},
        ActivityFilter{.client = sample.client}, ActivityFilter{.work = sample.work_item},
        ActivityFilter{.from = clock.time - std::chrono::seconds{30}}}) {
    BOOST_TEST(rows_read(filter) <= nothing + 5);
  }
  // A kind is several actions: each may give all of the page.
  BOOST_TEST(rows_read({.kind = ActivityKind::people}) <= nothing + 60);
}

BOOST_AUTO_TEST_CASE(another_firm_sees_nothing_of_it) {
  add_some();
  BOOST_TEST(list_activity(db, other.firm, {}, {}, {}, 50).lines.empty());
  BOOST_TEST(list_activity(db, other.firm, {.client = sample.client}, {}, {}, 50).lines.empty());
}

BOOST_AUTO_TEST_CASE(what_a_line_was_about_may_be_gone) {
  add({.action = "request.removed",
       .actor = ada_did(),
       .ip = "",
       .work_item = sample.work_item,
       .subject = 999999,
       .detail = ""});
  add({.action = "later.than_this", .actor = ada_did(), .ip = "", .subject = 1, .detail = ""});
  auto page = list_activity(db, sample.firm, {}, {}, {}, 50);
  BOOST_TEST_REQUIRE(page.lines.size() == 2u);
  BOOST_TEST(page.lines[1].subject_name == "");
  BOOST_TEST(page.lines[0].subject_name == "");
}

BOOST_AUTO_TEST_SUITE_END()
