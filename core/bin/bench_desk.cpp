#include "core/bin/bench_desk.hpp"

#include <algorithm>

#include "core/bin/bench_numbers.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/work_search.hpp"

namespace latchkey {
namespace {

// Numbers of rows, out of the way of the other bench data's.
constexpr std::int64_t kFirstContact = 3'000'000, kFirstWork = 100'000'000;
constexpr std::int64_t kFirstStaff = 5'000, kStaff = 20;

WorkItemId work_id(std::int64_t n) {
  return WorkItemId{static_cast<std::uint64_t>(kFirstWork + n)};
}

void add_staff(Database& db, FirmId firm, Time now) {
  db.execute(
      "INSERT INTO staff (firm_id, id, name, address, role, password_hash, created_at) SELECT ?, "
      "? + n, CONCAT('Colleague ', n), CONCAT('colleague', n, '@bench.example'), "
      "IF(n = 1, 'admin', 'member'), '', ? FROM " NUMBERS,
      {firm, kFirstStaff, now, 1, kStaff});
  db.execute(
      "INSERT INTO work_statuses (firm_id, id, kind, name, position, created_at) VALUES "
      "(?, 1, 'waiting', 'With the tax office', 1, ?), (?, 2, 'in_progress', 'In review', 1, ?), "
      "(?, 3, 'completed', 'Filed', 1, ?)",
      {firm, now, firm, now, firm, now});
}

/// Contacts, and a client for each with an even number.
void add_people(Database& db, FirmId firm, Time now, std::int64_t first, std::int64_t last) {
  db.execute(
      "INSERT INTO contacts (firm_id, id, name, time_zone, created_at) SELECT ?, ? + n, CONCAT("
      "ELT(1 + MOD(n, 10), 'Ada', 'Ben', 'Cleo', 'Dan', 'Edith', 'Frank', 'Greta', 'Hugo', 'Ines', "
      "'Jonas'), ' ', CHAR(65 + MOD(n, 26)), LOWER(CONV(n, 10, 36))), 'Europe/London', ? "
      "FROM " NUMBERS "ORDER BY n",
      {firm, kFirstContact, now, first, last});
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "SELECT ?, ? + n, CONCAT('desk', n, '@bench.example'), CONCAT('desk', n, '@bench.example'), "
      "1 "
      "FROM " NUMBERS "ORDER BY n",
      {firm, kFirstContact, first, last});
  db.execute(
      "INSERT INTO clients (firm_id, id, name, kind, created_at) SELECT ?, ? + n, CONCAT("
      "ELT(1 + MOD(n, 8), 'Alder', 'Birch', 'Cedar', 'Hazel', 'Linden', 'Maple', 'Rowan', "
      "'Willow'), ' ', LOWER(CONV(n, 10, 36)), ' Ltd'), 'organisation', ? FROM " NUMBERS
      "WHERE MOD(n, 2) = 0 ORDER BY n",
      {firm, kFirstContact, now, first, last});
  db.execute(
      "INSERT INTO client_contacts (firm_id, client_id, contact_id) SELECT ?, ? + n - MOD(n, 2), "
      "? + n FROM " NUMBERS "WHERE n > 1 ORDER BY n",
      {firm, kFirstContact, kFirstContact, first, last});
}

void add_work(Database& db, FirmId firm, const BenchDesk& wanted, Time now, std::int64_t first,
              std::int64_t last) {
  const Date today = day_in_zone(now, "UTC");
  const Time sent = now - std::chrono::days{10};
  const std::int64_t clients = wanted.contacts / 2;
#define DESK_CLIENT "? + 2 * (1 + MOD(n, ?))"
#define DESK_DONE "MOD(n, 10) < 6"
#define DESK_ASKED "MOD(n, 10) >= 8"
  db.execute(
      "INSERT INTO work_items (firm_id, id, client_id, title, assignee_id, due_on, status, "
      "work_status_id, created_at, completed_at, completed_by) SELECT ?, ? + n, " DESK_CLIENT
      ", CONCAT(ELT(1 + MOD(n, 7), 'Tax return', 'Annual accounts', 'Payroll', 'VAT return', "
      "'Company secretarial', 'Audit', 'Advice'), ' ', 2016 + MOD(n DIV 7, 11)), "
      "? + 1 + MOD(n DIV 3, ?), IF(MOD(n, 25) = 0, NULL, DATE_ADD(?, INTERVAL MOD(n, 400) - 40 "
      "DAY)), "
      "IF(" DESK_DONE
      ", 'completed', ELT(MOD(n, 10) - 5, 'planned', 'in_progress', 'waiting', "
      "'waiting')), IF(MOD(n, 20) = 9, 1, IF(MOD(n, 20) = 7, 2, NULL)), ?, IF(" DESK_DONE
      ", TIMESTAMPADD(MINUTE, -n, ?), NULL), IF(" DESK_DONE ", 'Staff', NULL) FROM " NUMBERS
      "ORDER BY n",
      {firm, kFirstWork, kFirstContact, clients, kFirstStaff, kStaff, today, sent, now, first,
       last});
  db.execute(
      "INSERT INTO checklists (firm_id, work_item_id, id, name, created_at, first_sent_at, "
      "last_sent_at) SELECT ?, ? + n, ? + n, 'What we need from you', ?, ?, ? FROM " NUMBERS
      "WHERE " DESK_ASKED " ORDER BY n",
      {firm, kFirstWork, kFirstWork, sent, sent, sent, first, last});
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, "
      "first_sent_at, last_sent_at) SELECT ?, ? + n, ? + n, " DESK_CLIENT
      ", CONCAT('desk', 2 * (1 + MOD(n, ?)), '@bench.example'), ?, ? FROM " NUMBERS
      "WHERE " DESK_ASKED " ORDER BY n",
      {firm, kFirstWork, kFirstWork, kFirstContact, clients, clients, sent, sent, first, last});
  db.execute(
      "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, id, position, title, "
      "description, due_on, status, created_at) SELECT ?, ? + n, ? + n, 10 * (? + n) + p, p, "
      "ELT(p, "
      "'Bank statements of the year', 'Who works for you?'), '', DATE_ADD(?, INTERVAL MOD(n, 90) - "
      "20 + p DAY), IF(p = 1 AND MOD(n, 3) = 0, 'completed', 'open'), ? FROM " NUMBERS
      "JOIN (SELECT 1 p UNION ALL SELECT 2) positions WHERE " DESK_ASKED " ORDER BY n, p",
      {firm, kFirstWork, kFirstWork, kFirstWork, today, sent, first, last});
  // A link for each that nobody has claimed; they end one after the other over three months.
  db.execute(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) SELECT ?, ? + n, " DESK_CLIENT
      ", ? + n, 0, 'send', CONCAT('desk', 2 * (1 + MOD(n, ?)), '@bench.example'), ?, "
      "TIMESTAMPADD(MINUTE, MOD(n, 129600), ?) FROM " NUMBERS "WHERE " DESK_ASKED " ORDER BY n",
      {firm, kFirstWork, kFirstContact, clients, kFirstWork, clients, sent, now, first, last});
  refresh_contact_work(db, firm, work_id(first), work_id(last));
  index_work_words(db, firm, work_id(first), work_id(last));
}

}  // namespace

void add_bench_desk(Database& db, FirmId firm, const BenchDesk& wanted, Time now) {
  if (wanted.work_items == 0) return;
  add_staff(db, firm, now);
  for (std::int64_t first = 1; first <= wanted.contacts + 2; first += kBenchChunk) {
    std::int64_t last = std::min(wanted.contacts + 2, first + kBenchChunk - 1);
    db.transaction([&] { add_people(db, firm, now, first, last); });
  }
  for (std::int64_t first = 1; first <= wanted.work_items; first += kBenchChunk) {
    std::int64_t last = std::min(wanted.work_items, first + kBenchChunk - 1);
    db.transaction([&] { add_work(db, firm, wanted, now, first, last); });
  }
  // Every fortieth of the asked ones has brought something that waits for staff.
  db.execute(
      "INSERT INTO review_queue (firm_id, assignee_id, came_in_at, request_id, work_item_id, "
      "checklist_id, client_id, author_name, answers) SELECT w.firm_id, w.assignee_id, "
      "TIMESTAMPADD(SECOND, -MOD(w.id, 600000), ?), 10 * w.id + 2, w.id, w.id, w.client_id, 'Ada', "
      "1 "
      "FROM work_items w WHERE w.firm_id = ? AND w.id > ? AND MOD(w.id, 400) = 8",
      {now, firm, kFirstWork});
}

}  // namespace latchkey
