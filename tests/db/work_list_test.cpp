// How much is read for the list of work and the dashboard: the rows that are shown, and counts.
#include "core/domain/work_list.hpp"

#include <boost/test/unit_test.hpp>

#include "core/domain/contact_work.hpp"
#include "core/domain/ending_access.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/work_search.hpp"
#include "tests/support/rows_read.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;

namespace {

constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};
constexpr int kWorks = 6'000;

/// Six thousand work items of thirty clients and two members of staff, a request in each.
struct BigFirm : test::World {
  StaffId bo{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                "VALUES (?, 'Bo', 'bo@firm.example', 'member', '-', ?)",
                {sample.firm, clock.time})};
  WorkStatusId own =
      create_own_status(db, keys, sample.firm, ada(), WorkStatus::waiting, "Office", clock.time).id;
  ClientId client;

  BigFirm() {
    test::count_far(db);
    const std::string firm = std::to_string(sample.firm.value);
    db.run(
        "INSERT INTO clients (firm_id, name, kind, created_at) WITH RECURSIVE n (i) AS "
        "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) SELECT " +
        firm + ", CONCAT('Client', i, ' Ltd'), 'organisation', NOW() FROM n");
    client = *db.find_value<ClientId>("SELECT MAX(id) FROM clients", {});
    const std::string first_client = std::to_string(client.value - 29);
    db.run(
        "INSERT INTO work_items (firm_id, client_id, title, assignee_id, due_on, status, "
        "work_status_id, created_at, completed_at, asked_on) WITH RECURSIVE n (i) AS (SELECT 0 "
        "UNION ALL SELECT i + 1 FROM n WHERE i < " +
        std::to_string(kWorks - 1) + ") SELECT " + firm + ", " + first_client +
        " + i % 30, CONCAT('Return of ', i), IF(i % 4 = 0, " + std::to_string(bo.value) + ", " +
        std::to_string(sample.staff.value) +
        "), IF(i % 10 = 0, NULL, '2026-10-01' + INTERVAL i % 90 DAY), "
        "ELT(1 + i % 5, 'planned', 'ready', 'in_progress', 'waiting', 'completed'), "
        "IF(i % 5 = 3 AND i % 2 = 0, " +
        std::to_string(own.value) +
        ", NULL), NOW(), IF(i % 5 = 4, NOW(), NULL), IF(i % 5 = 3, '2026-11-01' + INTERVAL i % "
        "40 DAY, NULL) FROM n");
    index_work_words(db, sample.firm, WorkItemId{1}, WorkItemId{1'000'000'000});
  }

  template <class Work>
  std::uint64_t rows_read(Work&& work) {
    return test::rows_read(db, std::forward<Work>(work));
  }
};

/// What is read for one work item shown: its place in the key, the row by the page's place and by
/// its own, client, assignee, status, and its requests twice.
constexpr std::uint64_t kForOne = 12;

/// Rows are counted as they come out of a bounded derived table: read, and read from there.
std::uint64_t counting(std::uint64_t rows) {
  return 2 * (rows + 1) + 5;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(work_lists, BigFirm)

BOOST_AUTO_TEST_CASE(no_filter_reads_more_than_it_shows_and_counts) {
  using enum WorkStatus;
  const DueRange week{.from = kToday,
                      .to = Date{std::chrono::sys_days{kToday} + std::chrono::days{6}}};
  const std::pair<const char*, WorkFilter> filters[] = {
      {"all", {.searched = ""}},
      {"waiting", {.searched = "", .status = waiting}},
      {"completed", {.searched = "", .status = completed}},
      {"mine", {.searched = "", .assignee = bo}},
      {"mine, planned", {.searched = "", .status = planned, .assignee = bo}},
      {"own status", {.searched = "", .own_status = own}},
      {"mine, own status", {.searched = "", .assignee = bo, .own_status = own}},
      {"overdue", {.searched = "", .due = DueRange::overdue(kToday)}},
      {"mine, this week", {.searched = "", .assignee = bo, .due = week}},
      {"ready, no due date", {.searched = "", .status = ready, .due = DueRange{.missing = true}}},
      {"nobody's", {.searched = "", .assignee = StaffId{4711}}},
      {"client", {.searched = "", .client = client}},
  };
  for (const auto& [name, filter] : filters) {
    WorkPage page;
    auto read = rows_read([&] { page = list_work_items(db, sample.firm, filter); });
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(read <= (page.rows.size() + 2) * kForOne + counting(page.total->count));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_deep_in_the_list_reads_no_more_than_the_first) {
  WorkPage page;
  WorkTurn turn;
  std::uint64_t most = 0;
  for (int i = 0; i < 40; ++i) {
    auto read = rows_read([&] { page = list_work_items(db, sample.firm, {}, turn); });
    most = std::max(most, read);
    BOOST_REQUIRE(page.next.has_value());
    turn.after = page.next;
  }
  BOOST_TEST(most <= 53 * kForOne + counting(kCountedMost));
  // And back again: the same rows the other way.
  WorkPage forth = list_work_items(db, sample.firm, {}, turn);
  turn = {.after = {}, .before = forth.previous};
  WorkPage back = list_work_items(db, sample.firm, {}, turn);
  BOOST_REQUIRE(back.rows.size() == page.rows.size());
  for (std::size_t i = 0; i < back.rows.size(); ++i) {
    BOOST_TEST(back.rows[i].id.value == page.rows[i].id.value);
  }
}

BOOST_AUTO_TEST_CASE(counts_stop_where_nobody_reads_on) {
  auto all = count_work_items(db, sample.firm, WorkFilter{});
  BOOST_TEST(all.more);
  BOOST_TEST(all.count == kCountedMost);
  WorkCounts counts;
  auto read = rows_read([&] {
    counts = count_work_items(db, sample.firm, {}, list_own_statuses(db, sample.firm), kToday);
  });
  BOOST_TEST(read <= 9 * counting(kCountedMost));
  BOOST_TEST(counts.own.at(0).count == 600);
  BOOST_TEST(!counts.own.at(0).more);
}

BOOST_AUTO_TEST_CASE(a_search_reads_what_it_finds) {
  WorkPage page;
  // One work item, and the number of all those whose number begins so.
  auto read =
      rows_read([&] { page = list_work_items(db, sample.firm, {.searched = "return 4321"}); });
  BOOST_TEST(page.rows.size() == 1u);
  BOOST_TEST(page.rows.at(0).title == "Return of 4321");
  // The common word is counted up to kLookedThrough, the rare one leads.
  BOOST_TEST(read <= counting(kLookedThrough) + 60);
  BOOST_TEST(page.total->count == 1u);
  BOOST_TEST(list_work_items(db, sample.firm, {.searched = "CLIENT7 4321"}).rows.empty());
  BOOST_TEST(list_work_items(db, sample.firm, {.searched = "client7 ret"}).total->count == 200u);
  // A word of nearly all: the list is looked through until the page is full.
  read = rows_read([&] { page = list_work_items(db, sample.firm, {.searched = "retur"}); });
  BOOST_TEST(page.rows.size() == 50u);
  BOOST_TEST(!page.total.has_value());
  BOOST_TEST(read <= 8 * kLookedThrough);
  // Another firm finds nothing of it.
  auto other = add_firm("other");
  BOOST_TEST(list_work_items(db, other.firm, {.searched = "4321"}).rows.empty());
}

BOOST_AUTO_TEST_CASE(a_search_finds_new_names_at_once) {
  db.execute("UPDATE clients SET name = 'Zebra Ltd' WHERE id = ?", {client});
  index_client_words(db, sample.firm, client, "Zebra Ltd");
  BOOST_TEST(list_work_items(db, sample.firm, {.searched = "zeb"}).total->count == 200u);
  BOOST_TEST(list_work_items(db, sample.firm, {.searched = "client30"}).rows.empty());
}

BOOST_AUTO_TEST_CASE(the_dashboard_reads_what_it_shows) {
  std::vector<WorkItem> awaited;
  auto read = rows_read([&] { awaited = list_awaited_work(db, sample.firm, std::nullopt, 40); });
  BOOST_TEST(awaited.size() == 40u);
  BOOST_TEST(read <= 42 * kForOne);
  BOOST_TEST((*awaited.front().asked_on <= *awaited.back().asked_on));
  read = rows_read([&] { awaited = list_awaited_work(db, sample.firm, bo, 40); });
  BOOST_TEST(read <= 42 * kForOne);
  for (const WorkItem& work : awaited) BOOST_TEST((work.assignee == bo));
  read = rows_read([&] { list_ending_access(db, sample.firm, std::nullopt, clock.time, 8); });
  BOOST_TEST(read <= 20);
}

BOOST_AUTO_TEST_SUITE_END()
