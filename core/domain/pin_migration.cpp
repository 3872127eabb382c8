#include "core/domain/pin_migration.hpp"

#include <algorithm>

#include "core/domain/audit.hpp"
#include "core/domain/send.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

constexpr const char* kStates[] = {"running", "paused", "cancelled", "done"};

const char* name_of(MigrationState state) {
  return kStates[static_cast<int>(state)];
}

MigrationState read_state(const std::string& name) {
  for (int i = 0; i < 4; ++i) {
    if (name == kStates[i]) return static_cast<MigrationState>(i);
  }
  throw std::logic_error("a run in no known state");
}

#define LEFT_FROM                                                                           \
  "FROM checklist_recipients t "                                                            \
  "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id "                       \
  "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "                   \
  "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "                         \
  "JOIN checklists h ON h.firm_id = t.firm_id AND h.work_item_id = t.work_item_id "         \
  "  AND h.id = t.checklist_id "                                                            \
  "LEFT JOIN contact_addresses a ON a.firm_id = t.firm_id AND a.contact_id = t.contact_id " \
  "  AND a.address = t.address "

#define WHY_NOT                                                                   \
  "CASE WHEN w.status = 'completed' THEN 'work_completed' "                       \
  "WHEN c.deleted_at IS NOT NULL THEN 'contact_deleted' "                         \
  "WHEN k.deleted_at IS NOT NULL THEN 'client_deleted' "                          \
  "WHEN a.contact_id IS NULL THEN 'address_gone' "                                \
  "WHEN NOT EXISTS (SELECT 1 FROM client_requests r WHERE r.firm_id = t.firm_id " \
  "  AND r.work_item_id = t.work_item_id AND r.checklist_id = t.checklist_id) "   \
  "THEN 'no_requests' ELSE '' END "

#define LEFT_COLUMNS                                                                \
  "t.work_item_id, t.checklist_id, t.contact_id, k.name, w.title, h.name, c.name, " \
  "t.address, COALESCE(t.last_sent_at, h.created_at), "                             \
  "(SELECT MIN(l.claimed_at) FROM magic_links l WHERE l.firm_id = t.firm_id "       \
  " AND l.work_item_id = t.work_item_id AND l.contact_id = t.contact_id "           \
  " AND l.checklist_id = t.checklist_id AND l.origin = 'pin') "

#define IS_LEFT "t.firm_id = ? AND t.way = 'pin' AND t.first_sent_at IS NOT NULL "
#define LEFT_ORDER "k.name, k.id, w.title, w.id, h.id, c.name, c.id "

PinRequestLeft to_left(Row& row) {
  return PinRequestLeft{
      row.get<WorkItemId>(),          row.get<ChecklistId>(), row.get<ContactId>(),
      row.get<std::string>(),         row.get<std::string>(), row.get<std::string>(),
      row.get<std::string>(),         row.get<std::string>(), row.get<Time>(),
      row.get<std::optional<Time>>(), row.get<std::string>()};
}

/// A run whose turn it is.
struct DueRun {
  FirmId firm;
  std::uint64_t id;
  StaffId staff;
  std::string staff_name;
  int pace;
  Time next_at;

  Duration pause() const { return Duration{std::chrono::hours{1}} / pace; }
};

struct Step {
  WorkItemId work;
  ChecklistId checklist;
  ContactId contact;
};

std::optional<DueRun> lock_due_run(Database& db, Time now) {
  return db.find(
      "SELECT firm_id, id, staff_id, staff_name, pace, next_at FROM pin_migrations "
      "WHERE state = 'running' AND next_at <= ? ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED",
      {now}, [](Row& row) {
        return DueRun{row.get<FirmId>(),      row.get<std::uint64_t>(), row.get<StaffId>(),
                      row.get<std::string>(), row.get<int>(),           row.get<Time>()};
      });
}

std::optional<Step> next_step(Database& db, const DueRun& run) {
  return db.find(
      "SELECT work_item_id, checklist_id, contact_id FROM pin_migration_steps WHERE firm_id = ? "
      "AND migration_id = ? AND state = 'waiting' "
      "ORDER BY work_item_id, checklist_id, contact_id LIMIT 1",
      {run.firm, run.id}, [](Row& row) {
        return Step{row.get<WorkItemId>(), row.get<ChecklistId>(), row.get<ContactId>()};
      });
}

void settle_step(Database& db, const DueRun& run, const Step& step, const char* state,
                 const WhyNot& why, Time now) {
  db.execute(
      "UPDATE pin_migration_steps SET state = ?, why = ?, done_at = ? WHERE firm_id = ? "
      "AND migration_id = ? AND work_item_id = ? AND checklist_id = ? AND contact_id = ?",
      {state, why, now, run.firm, run.id, step.work, step.checklist, step.contact});
}

void set_next(Database& db, const DueRun& run, Time next_at) {
  db.execute("UPDATE pin_migrations SET next_at = ? WHERE firm_id = ? AND id = ?",
             {next_at, run.firm, run.id});
}

void record_run(Database& db, const Keyring& keys, FirmId firm, const char* action,
                const Author& by, const std::string& ip, std::uint64_t run,
                const std::string& detail, Time now) {
  record(db, keys, firm,
         {.action = action, .actor = by, .ip = ip, .subject = run, .detail = detail}, now);
}

/// What is in the way of the step now; empty: nothing. No value: it is no PIN request any more.
std::optional<WhyNot> find_why_not(Database& db, FirmId firm, const Step& step) {
  return db.find_value<WhyNot>("SELECT " WHY_NOT LEFT_FROM "WHERE " IS_LEFT
                               "AND t.work_item_id = ? AND t.checklist_id = ? "
                               "AND t.contact_id = ?",
                               {firm, step.work, step.checklist, step.contact});
}

}  // namespace

Listing<PinRequestLeft> list_pin_requests(Database& db, FirmId firm, int page) {
  Listing<PinRequestLeft> listing{{}, 0, std::max(page, 1)};
  listing.total = count_pin_requests(db, firm).all;
  listing.rows = db.list("SELECT " LEFT_COLUMNS ", " WHY_NOT LEFT_FROM "WHERE " IS_LEFT
                         "ORDER BY " LEFT_ORDER "LIMIT ? OFFSET ?",
                         {firm, kRowsPerPage, rows_before(page)}, to_left);
  return listing;
}

PinRequestCounts count_pin_requests(Database& db, FirmId firm) {
  return db
      .find("SELECT COUNT(*), COALESCE(SUM(" WHY_NOT
            " = ''), 0), COUNT(DISTINCT t.contact_id) " LEFT_FROM "WHERE " IS_LEFT,
            {firm},
            [](Row& row) {
              return PinRequestCounts{row.get<std::uint64_t>(), row.get<std::uint64_t>(),
                                      row.get<std::uint64_t>()};
            })
      .value_or(PinRequestCounts{});
}

std::optional<PinMigration> find_pin_migration(Database& db, FirmId firm) {
  auto run = db.find(
      "SELECT id, staff_name, pace, state, started_at, next_at, ended_at FROM pin_migrations "
      "WHERE firm_id = ? ORDER BY id DESC LIMIT 1",
      {firm}, [](Row& row) {
        return PinMigration{row.get<std::uint64_t>(),
                            row.get<std::string>(),
                            row.get<int>(),
                            read_state(row.get<std::string>()),
                            row.get<Time>(),
                            row.get<Time>(),
                            row.get<std::optional<Time>>(),
                            0,
                            0,
                            0,
                            {}};
      });
  if (!run) return std::nullopt;
  db.list(
      "SELECT state, COUNT(*) FROM pin_migration_steps WHERE firm_id = ? AND migration_id = ? "
      "GROUP BY state",
      {firm, run->id}, [&](Row& row) {
        auto state = row.get<std::string>();
        auto count = row.get<std::uint64_t>();
        if (state == "waiting") run->waiting = count;
        if (state == "resent") run->resent = count;
        if (state == "failed") run->failed = count;
        return 0;
      });
  if (run->failed > 0) {
    run->failures = db.list(
        "SELECT " LEFT_COLUMNS ", s.why " LEFT_FROM
        "JOIN pin_migration_steps s ON s.firm_id = t.firm_id AND s.work_item_id = t.work_item_id "
        "  AND s.checklist_id = t.checklist_id AND s.contact_id = t.contact_id "
        "WHERE s.firm_id = ? AND s.migration_id = ? AND s.state = 'failed' "
        "ORDER BY " LEFT_ORDER "LIMIT ?",
        {firm, run->id, kFailuresShown}, to_left);
  }
  return run;
}

StartOutcome start_pin_migration(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, int pace, Time now) {
  if (std::ranges::find(kPaces, pace) == kPaces.end()) return StartOutcome::no_such_pace;
  return db.transaction([&] {
    // The firm's row is locked, so that two presses make one run.
    auto on = db.find_value<bool>(
        "SELECT new_portal_since IS NOT NULL FROM firms WHERE id = ? FOR UPDATE", {firm});
    if (!on.value_or(false)) return StartOutcome::portal_is_off;
    if (db.find_value<int>("SELECT 1 FROM pin_migrations WHERE firm_id = ? "
                           "AND state IN ('running', 'paused') LIMIT 1",
                           {firm})) {
      return StartOutcome::runs_already;
    }
    if (count_pin_requests(db, firm).resendable == 0) return StartOutcome::nothing_left;
    std::uint64_t run = db.insert(
        "INSERT INTO pin_migrations (firm_id, staff_id, staff_name, pace, state, started_at, "
        "next_at) VALUES (?, ?, ?, ?, 'running', ?, ?)",
        {firm, by.id, by.name, pace, now, now});
    // What cannot be resent is a step too: it fails in its turn, and is then listed with the
    // reason.
    auto steps = db.execute(
        "INSERT INTO pin_migration_steps (firm_id, migration_id, work_item_id, checklist_id, "
        "contact_id, state) SELECT t.firm_id, ?, t.work_item_id, t.checklist_id, t.contact_id, "
        "'waiting' FROM checklist_recipients t WHERE " IS_LEFT,
        {run, firm});
    record_run(db, keys, firm, "migration.started", by.author(), by.ip, run,
               std::to_string(steps) + " PIN requests, " + std::to_string(pace) + " an hour", now);
    return StartOutcome::started;
  });
}

bool steer_pin_migration(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         std::uint64_t migration, Steer steer, Time now) {
  MigrationState to = steer == Steer::pause   ? MigrationState::paused
                      : steer == Steer::go_on ? MigrationState::running
                                              : MigrationState::cancelled;
  const char* from = steer == Steer::go_on   ? "paused"
                     : steer == Steer::pause ? "running"
                                             : "";  // either of the two
  return db.transaction([&] {
    auto changed = db.execute(
        "UPDATE pin_migrations SET state = ?, ended_at = ?, next_at = GREATEST(next_at, ?) "
        "WHERE firm_id = ? AND id = ? AND state IN ('running', 'paused') "
        "AND (? = '' OR state = ?)",
        {name_of(to), steer == Steer::cancel ? std::optional{now} : std::nullopt, now, firm,
         migration, from, from});
    if (changed == 0) return false;
    const char* action = steer == Steer::pause   ? "migration.paused"
                         : steer == Steer::go_on ? "migration.resumed"
                                                 : "migration.cancelled";
    record_run(db, keys, firm, action, by.author(), by.ip, migration, "", now);
    return true;
  });
}

bool resend_next_pin_request(Database& db, const Keyring& keys, Random& random, Time now) {
  return db.transaction([&] {
    auto run = lock_due_run(db, now);
    if (!run) return false;
    auto firm = find_firm(db, run->firm);
    if (!firm || firm->suspended_at) {
      set_next(db, *run, now + std::chrono::hours{1});
      return true;
    }
    Author starter{.contact = {}, .staff = run->staff, .name = run->staff_name};
    auto step = next_step(db, *run);
    if (!step) {
      db.execute(
          "UPDATE pin_migrations SET state = 'done', ended_at = ? WHERE firm_id = ? "
          "AND id = ?",
          {now, run->firm, run->id});
      record_run(db, keys, run->firm, "migration.done", starter, "", run->id, "", now);
      return true;
    }
    // Locked before it is looked at, so that staff who send or complete it have come first or wait.
    auto work = lock_work_item(db, run->firm, step->work);
    auto why = work ? find_why_not(db, run->firm, *step) : std::nullopt;
    if (!why) {
      settle_step(db, *run, *step, "obsolete", "", now);
    } else if (!why->empty()) {
      settle_step(db, *run, *step, "failed", *why, now);
    } else {
      settle_step(db, *run, *step, "resent", "", now);
      Time on_pace = run->next_at + run->pause();
      set_next(db, *run, on_pace > now ? on_pace : now + run->pause());
      resend_as_link(db, keys, random, *firm, starter, work->client, step->work, step->checklist,
                     step->contact, now);
    }
    return true;
  });
}

}  // namespace latchkey
