#include <charconv>
#include <iostream>

#include "core/base/clock.hpp"
#include "core/bin/bench_desk.hpp"
#include "core/bin/bench_homes.hpp"
#include "core/bin/bench_numbers.hpp"
#include "core/bin/commands.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/search_words.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {
namespace {

constexpr std::int64_t kContacts = 500;
constexpr std::int64_t kClients = 250;  // with two contacts each: 2k - 1 and 2k of client k
constexpr std::int64_t kMaxWorkItems = 10'000'000;

#define CLIENT_OF_N "1 + MOD(n, 250)"
#define FIRST_CONTACT_OF_N "1 + 2 * MOD(n, 250)"
#define COMPLETED_N "MOD(n, 4) = 0"

/// When things happened; the same distances from now whenever it is made.
struct Times {
  explicit Times(Time now)
      : began(now - std::chrono::days{300}),
        sent(now - std::chrono::days{10}),
        answered(now - std::chrono::days{4}),
        expires(now + std::chrono::days{80}),
        today(day_in_zone(now, "UTC")) {}
  Time began, sent, answered, expires;
  Date today;
};

void add_people(Database& db, FirmId firm, const Times& at) {
  db.transaction([&] {
    db.execute(
        "INSERT INTO contacts (firm_id, id, name, time_zone, created_at) SELECT ?, n, "
        "CONCAT(ELT(1 + MOD(n, 20), 'Ada', 'Ben', 'Cleo', 'Dan', 'Edith', 'Frank', 'Greta', "
        "'Hugo', 'Ines', 'Jonas', 'Karin', 'Liam', 'Mona', 'Nils', 'Olga', 'Paul', 'Ruth', 'Sven', "
        "'Tina', 'Uwe'), ' ', ELT(1 + n DIV 20, 'Abbott', 'Barlow', 'Carver', 'Dawson', 'Ellis', "
        "'Farrow', 'Gibbs', 'Harper', 'Irving', 'Jarvis', 'Keller', 'Lowell', 'Mercer', 'Norton', "
        "'Osborn', 'Palmer', 'Quincy', 'Radley', 'Sutton', 'Tanner', 'Upton', 'Vickers', 'Walton', "
        "'Yardley', 'Zeller', 'Ashby')), 'Europe/London', ? FROM " NUMBERS "ORDER BY n",
        {firm, at.began, 1, kContacts});
    db.execute(
        "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
        "SELECT ?, n, CONCAT('contact', n, '@bench.example'), CONCAT('contact', n, "
        "'@bench.example'), 1 FROM " NUMBERS "ORDER BY n",
        {firm, 1, kContacts});
    db.execute(
        "INSERT INTO clients (firm_id, id, name, kind, created_at) SELECT ?, n, CONCAT("
        "ELT(1 + MOD(n, 8), 'Alder', 'Birch', 'Cedar', 'Hazel', 'Linden', 'Maple', 'Rowan', "
        "'Willow'), ' ', ELT(1 + MOD(n DIV 8, 4), 'Bakery', 'Joinery', 'Dental Practice', "
        "'Logistics'), ' ', n), IF(MOD(n, 3) = 0, 'person', 'organisation'), ? FROM " NUMBERS
        "ORDER BY n",
        {firm, at.began, 1, kClients});
    db.execute(
        "INSERT INTO client_contacts (firm_id, client_id, contact_id) SELECT ?, (n + 1) DIV 2, n "
        "FROM " NUMBERS "ORDER BY n",
        {firm, 1, kContacts});
  });
  // What they are found by, a bite at a time.
  for (std::uint64_t first = 1; first <= kContacts; first += 5000) {
    db.transaction([&] {
      refresh_contact_words(db, firm, ContactId{first}, ContactId{first + 4999});
      refresh_client_words(db, firm, ClientId{first}, ClientId{first + 4999});
    });
  }
}

/// Work items `first` to `last` with all that hangs on them.
void add_work(Database& db, FirmId firm, StaffId staff, const Times& at, std::int64_t first,
              std::int64_t last) {
  db.execute(
      "INSERT INTO work_items (firm_id, id, client_id, title, assignee_id, due_on, status, "
      "created_at, completed_at, completed_by) SELECT ?, n, " CLIENT_OF_N
      ", CONCAT(ELT(1 + MOD(n, 5), 'Tax return', 'Annual accounts', 'Payroll', 'VAT return', "
      "'Company secretarial'), ' ', 2020 + MOD(n, 7)), ?, DATE_ADD(?, INTERVAL MOD(n, 60) - 10 "
      "DAY), "
      "IF(" COMPLETED_N
      ", 'completed', ELT(1 + MOD(n, 3), 'ready', 'in_progress', 'waiting')), ?, "
      "IF(" COMPLETED_N ", ?, NULL), IF(" COMPLETED_N ", 'Staff', NULL) FROM " NUMBERS "ORDER BY n",
      {firm, staff, at.today, at.began, at.answered, first, last});
  db.execute(
      "INSERT INTO checklists (firm_id, work_item_id, id, name, created_at, first_sent_at, "
      "last_sent_at) SELECT ?, n, n, 'What we need from you', ?, ?, ? FROM " NUMBERS "ORDER BY n",
      {firm, at.began, at.sent, at.sent, first, last});
  // Every third checklist goes to both contacts of the client.
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, "
      "first_sent_at, last_sent_at) SELECT ?, n, n, r.id, CONCAT('contact', r.id, "
      "'@bench.example'), "
      "?, ? FROM " NUMBERS "JOIN contacts r ON r.firm_id = ? AND r.id BETWEEN " FIRST_CONTACT_OF_N
      " AND " FIRST_CONTACT_OF_N " + (MOD(n, 3) = 0) ORDER BY n, r.id",
      {firm, at.sent, at.sent, first, last, firm});
  db.execute(
      "INSERT INTO sends (firm_id, work_item_id, checklist_id, id, staff_id, kind, created_at) "
      "SELECT ?, n, n, n, ?, 'send', ? FROM " NUMBERS "ORDER BY n",
      {firm, staff, at.sent, first, last});
  db.execute(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) SELECT firm_id, work_item_id, contact_id, checklist_id, "
      "work_item_id, 'send', address, ?, ? FROM checklist_recipients WHERE firm_id = ? "
      "AND work_item_id BETWEEN ? AND ? ORDER BY work_item_id, contact_id",
      {at.sent, at.expires, firm, first, last});
}

/// One to five requests a work item, three on average; those done have an answer, every third one a
/// comment.
void add_requests(Database& db, FirmId firm, StaffId staff, const Times& at, std::int64_t first,
                  std::int64_t last) {
  db.execute(
      "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, id, position, title, "
      "description, due_on, status, completed_at, completed_by, completed_by_contact, has_answer, "
      "comments, created_at) SELECT ?, n, n, 5 * n + p, p, ELT(p, 'Bank statements of the year', "
      "'Invoices above 1,000', 'Who works for you?', 'Last year''s return', 'Please sign'), "
      "ELT(p, 'One PDF for each **account** and month; from the bank, not a photograph.', "
      "'Both those that you sent and those that you got. A list is enough where there are many.', "
      "'Names, since when, hours a week:\n\n- employees\n- people who work on call\n- family', "
      "'All pages, with the tax office''s letter where there was one.', "
      "'Print, sign on the second page, and send it back as a scan.'), "
      "IF(p = 5, NULL, DATE_ADD(?, INTERVAL MOD(n, 30) + p - 5 DAY)), IF(done, 'completed', "
      "'open'), "
      "IF(done, ?, NULL), IF(done, name, NULL), IF(done, contact, NULL), done, MOD(n + p, 3) = 0, "
      "? "
      "FROM (SELECT n, p, c.id contact, c.name name, " COMPLETED_N
      " OR p < MOD(n, 3) done "
      "FROM " NUMBERS
      "JOIN (SELECT 1 p UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT "
      "5) "
      "positions ON p <= 1 + MOD(n, 5) "
      "JOIN contacts c ON c.firm_id = ? AND c.id = " FIRST_CONTACT_OF_N ") asked ORDER BY n, p",
      {firm, at.today, at.answered, at.began, first, last, firm});
  db.execute(
      "INSERT INTO answers (firm_id, work_item_id, request_id, contact_id, author_name, body, "
      "created_at) SELECT firm_id, work_item_id, id, completed_by_contact, completed_by, "
      "'It is all in the folder that you have from us; please ask where something is missing.', ? "
      "FROM client_requests WHERE firm_id = ? AND work_item_id BETWEEN ? AND ? AND has_answer = 1",
      {at.answered, firm, first, last});
  db.execute(
      "INSERT INTO comments (firm_id, work_item_id, request_id, staff_id, author_name, body, "
      "created_at) SELECT firm_id, work_item_id, id, ?, 'Staff', "
      "'Thank you. Could you add the last quarter, too?', ? "
      "FROM client_requests WHERE firm_id = ? AND work_item_id BETWEEN ? AND ? AND comments = 1",
      {staff, at.answered, firm, first, last});
}

std::int64_t count_asked_for(const Invocation& invocation, const std::string& option,
                             std::int64_t least) {
  const std::string& text = invocation.option(option);
  std::int64_t count = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || end != text.data() + text.size() || count < least ||
      count > kMaxWorkItems) {
    throw Misuse("--" + option + " must be a number from " + std::to_string(least) + " to " +
                 std::to_string(kMaxWorkItems));
  }
  return count;
}

int make(const Invocation& invocation) {
  std::int64_t count = count_asked_for(invocation, "work-items", 1);
  BenchHomes homes{.homes = count_asked_for(invocation, "homes", 0),
                   .long_homes = count_asked_for(invocation, "long-homes", 0),
                   .crowd = count_asked_for(invocation, "crowd", 0)};
  BenchDesk desk{.contacts = count_asked_for(invocation, "desk-contacts", 0),
                 .work_items = count_asked_for(invocation, "desk-work-items", 0)};
  Config config = invocation.config();
  Keyring keys = Keyring::from_file(config.key_file);
  DatabaseSettings settings = DatabaseSettings::of(config);
  settings.timeout = std::chrono::minutes{5};  // statements of many rows, perhaps on a busy machine
  Database db{settings};
  if (!list_firms(db).empty()) {
    throw CommandFailed("this database has firms already; bench data is for an empty one");
  }
  Time now = SystemClock{}.now();
  Times at{now};
  Firm firm{.id = {},
            .slug = "bench",
            .name = "Bench & Partners",
            .base_url = invocation.option("url"),
            .sender_name = "Bench & Partners",
            .sender_address = "office@bench.example",
            .contact_email = "office@bench.example",
            .contact_phone = "01632 960 960",
            .time_zone = "Europe/London",
            .accent = "#1f5c4d",
            .suspended_at = {},
            .new_portal_since = at.began};
  firm.id = create_firm(db, firm, at.began);
  SystemRandom random;
  auto staff = create_staff(
      db, keys, firm, {"Staff", "staff@bench.example", Role::admin, Token::make(random).text()},
      {.contact = {}, .staff = {}, .name = "latchkey bench-data"}, "", at.began);
  add_people(db, firm.id, at);
  // The rows fit together by themselves; checking each foreign key doubles the time.
  db.run("SET foreign_key_checks = 0");
  for (std::int64_t first = 1; first <= count; first += kBenchChunk) {
    std::int64_t last = std::min(count, first + kBenchChunk - 1);
    db.transaction([&] {
      add_work(db, firm.id, staff.id, at, first, last);
      add_requests(db, firm.id, staff.id, at, first, last);
      refresh_contact_work(db, firm.id, WorkItemId{static_cast<std::uint64_t>(first)},
                           WorkItemId{static_cast<std::uint64_t>(last)});
    });
  }
  add_bench_homes(db, firm.id, staff.id, homes, now);
  add_bench_desk(db, firm.id, desk, now);
  auto counted = [&](const char* sql) { return db.find_value<std::int64_t>(sql, {}).value(); };
  std::cout << "contacts\t" << counted("SELECT COUNT(*) FROM contacts") << "\nwork items\t"
            << counted("SELECT COUNT(*) FROM work_items") << "\nrequests\t"
            << db.find_value<std::int64_t>("SELECT COUNT(*) FROM client_requests", {}).value()
            << "\n";
  return kDone;
}

}  // namespace

Command bench_data_command() {
  return {
      "bench-data",
      "fills an empty database with much of everything, for make bench",
      "Makes one firm, bench, with 500 contacts, their work items with one checklist each, sent\n"
      "and unclaimed, and three requests on average: the same rows each time, but for dates,\n"
      "which count from now. Nobody can sign in to it as staff. Not for a real installation.",
      {{"work-items", "N", "how many", false, "200000"},
       {"homes", "N", "contacts with 100 work items to do and 100 completed", false, "0"},
       {"long-homes", "N", "the same with 10,000 completed", false, "0"},
       {"crowd", "N", "further contacts with one work item each", false, "0"},
       {"desk-contacts", "N", "further contacts, for staff's lists", false, "0"},
       {"desk-work-items", "N", "and the work items of their clients", false, "0"},
       {"url", "URL", "of the firm", false, "http://127.0.0.1:8080"}},
      "",
      make};
}

}  // namespace latchkey
