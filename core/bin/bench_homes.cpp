#include "core/bin/bench_homes.hpp"

#include <algorithm>

#include "core/bin/bench_numbers.hpp"
#include "core/domain/contact_work.hpp"

namespace latchkey {
namespace {

constexpr std::int64_t kToDo = 100, kCompleted = 100, kLongHistory = 10'000;
// Work items: those of home h begin at kHomeWork + h * kWorkOfHome; the crowd's have a place each.
constexpr std::int64_t kFirstHomeWork = 20'000'000, kWorkOfHome = 20'000;
constexpr std::int64_t kFirstCrowd = 1'000'001, kCrowdWork = 50'000'000;

/// One work item a number n, for the contact (and client) and with the work's number that the two
/// expressions give. Requires kBenchChunk numbers at most.
#define ADD_WORK(contact_of_n, work_of_n)                                                          \
  db.execute(                                                                                      \
      "INSERT INTO work_items (firm_id, id, client_id, title, assignee_id, status, created_at, "   \
      "completed_at, completed_by) SELECT ?, " work_of_n ", " contact_of_n                         \
      ", CONCAT(ELT(1 + MOD(n, 5), 'Tax return', 'Annual accounts', 'Payroll', 'VAT return', "     \
      "'Company secretarial'), ' ', 2026 - n DIV 100), ?, IF(n >= ?, 'completed', 'waiting'), ?, " \
      "IF(n >= ?, TIMESTAMPADD(HOUR, -n, ?), NULL), IF(n >= ?, 'Staff', NULL) FROM " NUMBERS       \
      "ORDER BY n",                                                                                \
      {firm, staff, to_do, began, to_do, now, to_do, first, last});                                \
  db.execute(                                                                                      \
      "INSERT INTO checklists (firm_id, work_item_id, id, name, created_at, first_sent_at, "       \
      "last_sent_at) SELECT ?, " work_of_n ", " work_of_n                                          \
      ", 'What we need from you', ?, ?, ? FROM " NUMBERS "ORDER BY n",                             \
      {firm, began, began, began, first, last});                                                   \
  db.execute(                                                                                      \
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, "        \
      "address, first_sent_at, last_sent_at) SELECT ?, " work_of_n ", " work_of_n                  \
      ", " contact_of_n ", CONCAT('contact', " contact_of_n                                        \
      ", '@bench.example'), ?, ? FROM " NUMBERS "ORDER BY n",                                      \
      {firm, began, began, first, last});                                                          \
  db.execute(                                                                                      \
      "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, id, position, title, "    \
      "description, due_on, status, completed_at, completed_by, created_at) SELECT ?, " work_of_n  \
      ", " work_of_n ", 10 * (" work_of_n                                                          \
      ") + p, p, ELT(p, 'Bank statements of the year', "                                           \
      "'Who works for you?'), '', DATE_ADD(?, INTERVAL MOD(n, 60) + p - 10 DAY), "                 \
      "IF(n >= ?, 'completed', 'open'), IF(n >= ?, TIMESTAMPADD(HOUR, -n, ?), NULL), "             \
      "IF(n >= ?, 'Staff', NULL), ? FROM " NUMBERS                                                 \
      "JOIN (SELECT 1 p UNION ALL SELECT 2) positions ORDER BY n, p",                              \
      {firm, today, to_do, to_do, now, to_do, began, first, last})

void add_people(Database& db, FirmId firm, Time began, std::int64_t first, std::int64_t last) {
  db.execute(
      "INSERT INTO contacts (firm_id, id, name, time_zone, created_at) SELECT ?, n, "
      "CONCAT('Contact ', n), 'Europe/London', ? FROM " NUMBERS "ORDER BY n",
      {firm, began, first, last});
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "SELECT ?, n, CONCAT('contact', n, '@bench.example'), CONCAT('contact', n, "
      "'@bench.example'), 1 FROM " NUMBERS "ORDER BY n",
      {firm, first, last});
  db.execute(
      "INSERT INTO clients (firm_id, id, name, kind, created_at) SELECT ?, n, CONCAT('Client ', "
      "n), 'organisation', ? FROM " NUMBERS "ORDER BY n",
      {firm, began, first, last});
  db.execute(
      "INSERT INTO client_contacts (firm_id, client_id, contact_id) SELECT ?, n, n FROM " NUMBERS
      "ORDER BY n",
      {firm, first, last});
}

/// A link to the first work item of each home, by which the bench signs in.
void add_link(Database& db, FirmId firm, StaffId staff, std::int64_t contact, std::int64_t work,
              Time now) {
  db.execute(
      "INSERT INTO sends (firm_id, work_item_id, checklist_id, id, staff_id, kind, created_at) "
      "VALUES (?, ?, ?, ?, ?, 'send', ?)",
      {firm, work, work, work, staff, now});
  db.execute(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) VALUES (?, ?, ?, ?, ?, 'send', CONCAT('contact', ?, "
      "'@bench.example'), ?, ?)",
      {firm, work, contact, work, work, contact, now, now + std::chrono::days{80}});
}

}  // namespace

void add_bench_homes(Database& db, FirmId firm, StaffId staff, const BenchHomes& wanted, Time now) {
  const Time began = now - std::chrono::days{500};
  const Date today = day_in_zone(now, "UTC");
  std::int64_t to_do = kToDo;
  for (std::int64_t home = 0; home < wanted.homes + wanted.long_homes; ++home) {
    const std::int64_t contact = kFirstHome + home;
    const std::int64_t work = kFirstHomeWork + home * kWorkOfHome;
    const std::int64_t end = kToDo + (home < wanted.homes ? kCompleted : kLongHistory);
    db.transaction([&] {
      add_people(db, firm, began, contact, contact);
      for (std::int64_t first = 0; first < end; first += kBenchChunk) {
        const std::int64_t last = std::min(end, first + kBenchChunk) - 1;
        const std::string contact_text = std::to_string(contact), work_text = std::to_string(work);
        // Numbers of ours as user variables: the statements stay literal text.
        db.run("SET @contact = " + contact_text + ", @work = " + work_text);
        ADD_WORK("@contact", "@work + n");
      }
      add_link(db, firm, staff, contact, work, now);
      refresh_contact_work(db, firm, WorkItemId{static_cast<std::uint64_t>(work)},
                           WorkItemId{static_cast<std::uint64_t>(work + end)});
    });
  }
  to_do = kCrowdWork;  // of theirs, none is completed
  for (std::int64_t first = 0; first < wanted.crowd; first += kBenchChunk) {
    const std::int64_t last = std::min(wanted.crowd, first + kBenchChunk) - 1;
    db.transaction([&] {
      add_people(db, firm, began, kFirstCrowd + first, kFirstCrowd + last);
      db.run("SET @contact = " + std::to_string(kFirstCrowd) +
             ", @work = " + std::to_string(kCrowdWork));
      ADD_WORK("@contact + n", "@work + n");
      refresh_contact_work(db, firm, WorkItemId{static_cast<std::uint64_t>(kCrowdWork + first)},
                           WorkItemId{static_cast<std::uint64_t>(kCrowdWork + last)});
    });
  }
}

}  // namespace latchkey
