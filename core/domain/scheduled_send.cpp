#include "core/domain/scheduled_send.hpp"

#include <algorithm>

#include "core/base/log.hpp"
#include "core/base/zone_offset.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/failed_send.hpp"

namespace latchkey {
namespace {

constexpr const char* kTimings[] = {"now", "date", "start"};
constexpr const char* kStates[] = {"waiting", "sent", "failed", "cancelled"};
constexpr const char* kFailures[] = {"no_requests",    "no_recipients",  "recipient_unusable",
                                     "work_completed", "firm_suspended", "sender_left",
                                     "fault"};

template <class Enum, std::size_t N>
Enum read_word(const char* const (&words)[N], const std::string& word) {
  auto found = std::ranges::find(words, word, [](const char* each) { return std::string{each}; });
  return static_cast<Enum>(found == std::end(words) ? N - 1 : found - std::begin(words));
}
const char* word_of(PlanFailure why) {
  return kFailures[static_cast<int>(why)];
}

PlanFailure failure_of(SendOutcome outcome) {
  switch (outcome) {
    case SendOutcome::no_requests:
      return PlanFailure::no_requests;
    case SendOutcome::no_recipients:
      return PlanFailure::no_recipients;
    case SendOutcome::recipient_unusable:
      return PlanFailure::recipient_unusable;
    case SendOutcome::work_completed:
      return PlanFailure::work_completed;
    case SendOutcome::sent:
    case SendOutcome::changed_meanwhile:
    case SendOutcome::gone:
      break;
  }
  return PlanFailure::fault;
}

/// When a plan that counts from the start is due.
Time from_start(Date start, int days, std::chrono::minutes at, const std::string& zone) {
  return moment_in_zone(Date{std::chrono::sys_days{start} + std::chrono::days{days}}, at, zone);
}

/// The day from which plans count; empty: the work has none yet.
std::optional<Date> find_work_start(Database& db, FirmId firm, WorkItemId work) {
  return db
      .find_value<std::optional<Date>>(
          "SELECT start_on FROM work_items WHERE firm_id = ? AND id = ?", {firm, work})
      .value_or(std::nullopt);
}

/// When the plan is due, where that is known.
std::optional<Time> due_at(Database& db, const Firm& firm, WorkItemId work,
                           const SendTiming& timing, Duration grace, Time now) {
  switch (timing.kind) {
    case SendTiming::Kind::now:
      return now + grace;
    case SendTiming::Kind::date:
      return moment_in_zone(timing.on, timing.at, firm.time_zone);
    case SendTiming::Kind::start:
      break;
  }
  auto start = find_work_start(db, firm.id, work);
  if (!start) return std::nullopt;
  return from_start(*start, timing.days, timing.at, firm.time_zone);
}

ScheduledSendId insert_plan(Database& db, FirmId firm, const ActingStaff& by,
                            const SendOrder& order, StaffId sender, const SendTiming& timing,
                            const std::optional<Time>& run_at, Time now) {
  using Kind = SendTiming::Kind;
  const bool timed = timing.kind != Kind::now;
  return ScheduledSendId{db.insert(
      "INSERT INTO scheduled_sends (firm_id, work_item_id, checklist_id, contact_id, sender_id, "
      "planned_by, planned_by_name, timing, on_day, days, minute_of_day, run_at, state, "
      "planned_at, bulk_change_id) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)",
      {firm, order.work, order.checklist, order.only, sender, by.id, by.name,
       kTimings[static_cast<int>(timing.kind)],
       timing.kind == Kind::date ? std::optional{timing.on} : std::nullopt,
       timing.kind == Kind::start ? std::optional{timing.days} : std::nullopt,
       timed ? std::optional{timing.at.count()} : std::nullopt, run_at, now, order.bulk})};
}

/// What the trail says of a plan's time.
std::string words_of(const SendTiming& timing, const std::optional<Time>& run_at,
                     const std::string& zone) {
  std::string words = run_at ? "for " + time_in_words(*run_at, zone) : "";
  if (timing.kind != SendTiming::Kind::start) return words;
  std::string counted = std::to_string(std::abs(timing.days)) +
                        (timing.days < 0 ? " days before" : " days after") + " the start";
  return words.empty() ? counted : words + ", " + counted;
}

AuditEvent event_of(const char* action, const Author& by, const std::string& ip, ClientId client,
                    WorkItemId work, ChecklistId checklist, std::string detail) {
  return {.action = action,
          .actor = by,
          .ip = ip,
          .client = client,
          .work_item = work,
          .subject = checklist.value,
          .detail = std::move(detail)};
}

#define PLAN_COLUMNS                                                                          \
  "s.id, s.timing, s.on_day, s.days, s.minute_of_day, s.run_at, s.state, s.why, s.who, "      \
  "s.contact_id, c.name, s.sender_id, p.name, s.planned_by_name, s.planned_at, s.settled_at " \
  "FROM scheduled_sends s "                                                                   \
  "LEFT JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id "                    \
  "JOIN staff p ON p.firm_id = s.firm_id AND p.id = s.sender_id "                             \
  "WHERE s.firm_id = ? AND s.work_item_id = ? AND s.checklist_id = ? "

ScheduledSend to_plan(Row& row) {
  ScheduledSend plan{};
  plan.id = row.get<ScheduledSendId>();
  plan.timing.kind = read_word<SendTiming::Kind>(kTimings, row.get<std::string>());
  plan.timing.on = row.get<std::optional<Date>>().value_or(Date{});
  plan.timing.days = row.get<std::optional<int>>().value_or(0);
  plan.timing.at = std::chrono::minutes{row.get<std::optional<int>>().value_or(0)};
  plan.run_at = row.get<std::optional<Time>>();
  plan.state = read_word<SendPlanState>(kStates, row.get<std::string>());
  auto why = row.get<std::optional<std::string>>();
  if (why) plan.why = read_plan_failure(*why);
  plan.who = row.get<std::optional<std::string>>().value_or("");
  plan.only = row.get<std::optional<ContactId>>();
  plan.only_name = row.get<std::optional<std::string>>().value_or("");
  plan.sender = row.get<StaffId>();
  plan.sender_name = row.get<std::string>();
  plan.planned_by = row.get<std::string>();
  plan.planned_at = row.get<Time>();
  plan.settled_at = row.get<std::optional<Time>>();
  return plan;
}

/// The first to go out of those that wait, would mail one of the same recipients, and are not put
/// aside by this order. One for all is never put aside for one recipient: the others would get
/// nothing.
std::optional<ScheduledSend> find_in_the_way(Database& db, FirmId firm, const SendOrder& order) {
  if (order.waiting == WaitingPlan::keep) return std::nullopt;
  if (order.waiting == WaitingPlan::replace && !order.only) return std::nullopt;
  return db.find("SELECT " PLAN_COLUMNS
                 "AND s.state = 'waiting' AND (s.contact_id IS NULL OR (? = 0 AND (? IS NULL "
                 "OR s.contact_id = ?))) ORDER BY s.run_at IS NULL, s.run_at, s.id LIMIT 1",
                 {firm, order.work, order.checklist, order.waiting == WaitingPlan::replace,
                  order.only, order.only},
                 to_plan);
}

/// Takes back what the order puts aside; how many.
std::uint64_t replace_waiting(Database& db, FirmId firm, const SendOrder& order, Time now) {
  return db.execute(
      "UPDATE scheduled_sends SET state = 'cancelled', settled_at = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND checklist_id = ? AND state = 'waiting' "
      "AND (? IS NULL OR contact_id = ?)",
      {now, firm, order.work, order.checklist, order.only, order.only});
}

/// A plan that is due, as it stands when its turn comes.
struct DuePlan {
  ScheduledSendId id;
  FirmId firm;
  WorkItemId work;
  ChecklistId checklist;
};

/// A mailer looks at so many due plans in search of one that no other works on.
constexpr int kLookedAt = 50;

std::vector<DuePlan> list_due(Database& db, Time now) {
  return db.list(
      "SELECT id, firm_id, work_item_id, checklist_id FROM scheduled_sends "
      "WHERE state = 'waiting' AND run_at <= ? ORDER BY run_at, id LIMIT ?",
      {now, kLookedAt}, [](Row& row) {
        return DuePlan{row.get<ScheduledSendId>(), row.get<FirmId>(), row.get<WorkItemId>(),
                       row.get<ChecklistId>()};
      });
}

/// The guarded UPDATE that decides between mailers, and against who takes it back.
bool settle(Database& db, const DuePlan& due, const char* state, Time now) {
  return db.execute(
             "UPDATE scheduled_sends SET state = ?, settled_at = ? WHERE firm_id = ? "
             "AND work_item_id = ? AND checklist_id = ? AND id = ? AND state = 'waiting' "
             "AND run_at <= ?",
             {state, now, due.firm, due.work, due.checklist, due.id, now}) == 1;
}

/// Of a plan that was settled in the same transaction. Tells who planned it.
void fail(Database& db, const Keyring& keys, Random& random, const DuePlan& due, ClientId client,
          PlanFailure why, const std::string& who, Time now) {
  db.execute(
      "UPDATE scheduled_sends SET state = 'failed', why = ?, who = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND checklist_id = ? AND id = ?",
      {word_of(why), who.empty() ? std::nullopt : std::optional{who}, due.firm, due.work,
       due.checklist, due.id});
  tell_of_failed_send(db, random, due.firm, due.work, due.checklist, due.id, now);
  record(db, keys, due.firm,
         event_of("checklist.not_sent", {}, "", client, due.work, due.checklist, word_of(why)),
         now);
}

/// Whom the mail comes from: the chosen sender, or who has the work where that person has left.
std::optional<StaffId> find_sender(Database& db, const DuePlan& due) {
  return db.find_value<StaffId>(
      "SELECT p.id FROM scheduled_sends s "
      "JOIN work_items w ON w.firm_id = s.firm_id AND w.id = s.work_item_id "
      "JOIN staff p ON p.firm_id = s.firm_id AND p.id IN (s.sender_id, w.assignee_id) "
      "AND p.deactivated_at IS NULL WHERE s.firm_id = ? AND s.work_item_id = ? "
      "AND s.checklist_id = ? AND s.id = ? ORDER BY p.id = s.sender_id DESC LIMIT 1",
      {due.firm, due.work, due.checklist, due.id});
}

/// Who planned it, for the trail, and whom alone it goes to.
struct Planned {
  Author by;
  std::optional<ContactId> only;
};
Planned find_planned(Database& db, const DuePlan& due) {
  return db
      .find(
          "SELECT planned_by, planned_by_name, contact_id FROM scheduled_sends WHERE firm_id = ? "
          "AND work_item_id = ? AND checklist_id = ? AND id = ?",
          {due.firm, due.work, due.checklist, due.id},
          [](Row& row) {
            Planned planned;
            planned.by.staff = row.get<StaffId>();
            planned.by.name = row.get<std::string>();
            planned.only = row.get<std::optional<ContactId>>();
            return planned;
          })
      .value();
}

/// Sends it, or fails it. In the caller's transaction, which holds the work item's row.
void run(Database& db, const Keyring& keys, Random& random, const DuePlan& due,
         const LockedWork& work, Time now) {
  auto firm = find_firm(db, due.firm);
  if (!firm || firm->suspended_at) {
    fail(db, keys, random, due, work.client, PlanFailure::firm_suspended, "", now);
    return;
  }
  auto sender = find_sender(db, due);
  if (!sender) {
    fail(db, keys, random, due, work.client, PlanFailure::sender_left, "", now);
    return;
  }
  Planned planned = find_planned(db, due);
  SendResult result = send_in_transaction(db, keys, random, *firm, work,
                                          {.work = due.work,
                                           .checklist = due.checklist,
                                           .only = planned.only,
                                           .sender = *sender,
                                           .by = planned.by,
                                           .plan = due.id},
                                          now);
  if (result.outcome == SendOutcome::sent) return;
  fail(db, keys, random, due, work.client, failure_of(result.outcome), result.who, now);
}

enum class Turn { done, not_ours };

/// Takes the work item's row first, as everybody does who changes what is in it; one that somebody
/// holds is left for the next second.
Turn take_turn(Database& db, const Keyring& keys, Random& random, const DuePlan& due, Time now) {
  return db.transaction([&] {
    auto work = lock_free_work_item(db, due.firm, due.work);
    if (!work || !settle(db, due, "sent", now)) return Turn::not_ours;
    run(db, keys, random, due, *work, now);
    return Turn::done;
  });
}

/// A plan that our own fault keeps from being sent must not stop those behind it, nor the mailer.
void fail_by_fault(Database& db, const Keyring& keys, Random& random, const DuePlan& due,
                   const char* what, Time now) {
  log::error("planned-send", {{"id", std::to_string(due.id.value)}, {"error", what}});
  // Touches nothing but the plan, and the Outbox: the fault may lie in what it is about.
  db.transaction([&] {
    if (settle(db, due, "failed", now)) {
      fail(db, keys, random, due, ClientId{}, PlanFailure::fault, "", now);
    }
  });
}

}  // namespace

PlanFailure read_plan_failure(const std::string& name) {
  return read_word<PlanFailure>(kFailures, name);
}

PlanResult plan_send(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                     const ActingStaff& by, const SendOrder& order, const SendTiming& timing,
                     Duration grace, Time now) {
  if (std::abs(timing.days) > kMostDaysFromStart) return {.outcome = PlanOutcome::too_far};
  const StaffId sender = order.sender.value_or(by.id);
  return db.transaction([&]() -> PlanResult {
    auto locked = lock_work_item(db, firm.id, order.work);
    SendNow sending{.work = order.work,
                    .checklist = order.checklist,
                    .only = order.only,
                    .sender = sender,
                    .by = by.author(),
                    .ip = by.ip,
                    .version = order.version};
    SendResult judged =
        locked ? judge_sending(db, firm.id, *locked, sending) : SendResult{SendOutcome::gone};
    if (judged.outcome != SendOutcome::sent) return {PlanOutcome::refused, {}, {}, judged};
    if (!find_staff(db, firm.id, sender)) return {.outcome = PlanOutcome::no_such_sender};
    if (auto waiting = find_in_the_way(db, firm.id, order)) {
      return {.outcome = PlanOutcome::planned_before, .waiting = std::move(waiting)};
    }
    const bool at_once = timing.kind == SendTiming::Kind::now && grace <= Duration{0};
    auto run_at = due_at(db, firm, order.work, timing, grace, now);
    if (!at_once && run_at && *run_at <= now) {
      return {.outcome = PlanOutcome::already_over, .run_at = run_at};
    }
    const std::uint64_t replaced =
        order.waiting == WaitingPlan::replace ? replace_waiting(db, firm.id, order, now) : 0;
    if (at_once) {
      return {PlanOutcome::sent,
              {},
              {},
              send_in_transaction(db, keys, random, firm, *locked, sending, now)};
    }
    db.execute(
        "UPDATE checklists SET version = version + 1 WHERE firm_id = ? AND work_item_id = ? "
        "AND id = ?",
        {firm.id, order.work, order.checklist});
    ScheduledSendId id = insert_plan(db, firm.id, by, order, sender, timing, run_at, now);
    std::string detail = words_of(timing, run_at, firm.time_zone);
    if (replaced > 0) detail += ", in place of what was planned before";
    record(db, keys, firm.id,
           event_of("checklist.send_planned", by.author(), by.ip, locked->client, order.work,
                    order.checklist, std::move(detail)),
           now);
    return {.outcome = PlanOutcome::planned, .id = id, .run_at = run_at};
  });
}

std::vector<ScheduledSend> list_open_plans(Database& db, FirmId firm, WorkItemId work,
                                           ChecklistId checklist) {
  auto plans = db.list("SELECT " PLAN_COLUMNS
                       "AND s.state = 'waiting' ORDER BY s.run_at IS NULL, s.run_at, s.id",
                       {firm, work, checklist}, to_plan);
  auto failed =
      db.find("SELECT " PLAN_COLUMNS
              "AND s.state = 'failed' AND NOT EXISTS (SELECT 1 FROM scheduled_sends n "
              "  WHERE n.firm_id = s.firm_id AND n.work_item_id = s.work_item_id "
              "  AND n.checklist_id = s.checklist_id AND n.state <> 'cancelled' AND n.id > s.id) "
              "AND NOT EXISTS (SELECT 1 FROM checklists l WHERE l.firm_id = s.firm_id "
              "  AND l.work_item_id = s.work_item_id AND l.id = s.checklist_id "
              "  AND l.last_sent_at > s.settled_at) ORDER BY s.id DESC LIMIT 1",
              {firm, work, checklist}, to_plan);
  if (failed) plans.push_back(std::move(*failed));
  return plans;
}

std::vector<ScheduledSend> list_plans(Database& db, FirmId firm, WorkItemId work,
                                      ChecklistId checklist) {
  return db.list("SELECT " PLAN_COLUMNS "ORDER BY s.id DESC", {firm, work, checklist}, to_plan);
}

TakeBackOutcome take_back_send(Database& db, const Keyring& keys, FirmId firm,
                               const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                               ScheduledSendId plan, Time now) {
  return db.transaction([&] {
    auto client = db.find_value<ClientId>(
        "SELECT w.client_id FROM work_items w JOIN checklists l ON l.firm_id = w.firm_id "
        "AND l.work_item_id = w.id WHERE w.firm_id = ? AND w.id = ? AND l.id = ?",
        {firm, work, checklist});
    if (!client) return TakeBackOutcome::gone;
    auto taken = db.execute(
        "UPDATE scheduled_sends SET state = 'cancelled', settled_at = ? WHERE firm_id = ? "
        "AND work_item_id = ? AND checklist_id = ? AND id = ? AND state = 'waiting'",
        {now, firm, work, checklist, plan});
    if (taken == 0) return TakeBackOutcome::too_late;
    record(db, keys, firm,
           event_of("checklist.send_taken_back", by.author(), by.ip, *client, work, checklist, ""),
           now);
    return TakeBackOutcome::taken_back;
  });
}

BulkSends count_bulk_sends(Database& db, FirmId firm, std::uint64_t bulk) {
  return db
      .find(
          "SELECT COALESCE(SUM(state = 'waiting'), 0), COALESCE(SUM(state = 'sent'), 0), "
          "COALESCE(SUM(state = 'failed'), 0), COALESCE(SUM(state = 'cancelled'), 0), "
          "MIN(CASE WHEN state = 'waiting' THEN run_at END) FROM scheduled_sends "
          "WHERE firm_id = ? AND bulk_change_id = ?",
          {firm, bulk},
          [](Row& row) {
            BulkSends sends;
            sends.waiting = row.get<std::uint64_t>();
            sends.sent = row.get<std::uint64_t>();
            sends.failed = row.get<std::uint64_t>();
            sends.taken_back = row.get<std::uint64_t>();
            sends.next_at = row.get<std::optional<Time>>();
            return sends;
          })
      .value();
}

std::vector<WorkItemId> take_back_bulk(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, std::uint64_t bulk, Time now) {
  struct Waiting {
    WorkItemId work;
    ChecklistId checklist;
    ScheduledSendId id;
  };
  auto waiting = db.list(
      "SELECT work_item_id, checklist_id, id FROM scheduled_sends WHERE firm_id = ? "
      "AND bulk_change_id = ? AND state = 'waiting' ORDER BY work_item_id, checklist_id, id",
      {firm, bulk}, [](Row& row) {
        return Waiting{row.get<WorkItemId>(), row.get<ChecklistId>(), row.get<ScheduledSendId>()};
      });
  for (const Waiting& one : waiting) {
    take_back_send(db, keys, firm, by, one.work, one.checklist, one.id, now);
  }
  return db.list(
      "SELECT work_item_id FROM scheduled_sends WHERE firm_id = ? AND bulk_change_id = ? "
      "GROUP BY work_item_id HAVING SUM(state <> 'cancelled') = 0",
      {firm, bulk}, [](Row& row) { return row.get<WorkItemId>(); });
}

bool has_waiting_plan(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  return db
      .find_value<int>(
          "SELECT 1 FROM scheduled_sends WHERE firm_id = ? AND work_item_id = ? "
          "AND checklist_id = ? AND state = 'waiting' LIMIT 1",
          {firm, work, checklist})
      .has_value();
}

std::uint64_t count_waiting_plans(Database& db, FirmId firm, WorkItemId work) {
  return db
      .find_value<std::uint64_t>(
          "SELECT COUNT(*) FROM scheduled_sends WHERE firm_id = ? AND work_item_id = ? "
          "AND state = 'waiting'",
          {firm, work})
      .value();
}

std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, Time now) {
  return db.execute(
      "UPDATE scheduled_sends SET state = 'cancelled', settled_at = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND state = 'waiting'",
      {now, firm, work});
}

void move_scheduled_sends(Database& db, FirmId firm, WorkItemId work, Time now) {
  struct Moved {
    ScheduledSendId id;
    int days, minute;
    std::optional<Time> run_at;
    std::optional<Date> start;
    std::string zone;
  };
  auto plans = db.list(
      "SELECT s.id, s.days, s.minute_of_day, s.run_at, w.start_on, f.time_zone "
      "FROM scheduled_sends s JOIN work_items w ON w.firm_id = s.firm_id AND w.id = s.work_item_id "
      "JOIN firms f ON f.id = s.firm_id "
      "WHERE s.firm_id = ? AND s.work_item_id = ? AND s.timing = 'start' AND s.state = 'waiting'",
      {firm, work}, [](Row& row) {
        return Moved{row.get<ScheduledSendId>(),
                     row.get<int>(),
                     row.get<int>(),
                     row.get<std::optional<Time>>(),
                     row.get<std::optional<Date>>(),
                     row.get<std::string>()};
      });
  for (const Moved& plan : plans) {
    std::optional<Time> run_at;
    if (plan.start) {
      run_at = from_start(*plan.start, plan.days, std::chrono::minutes{plan.minute}, plan.zone);
    }
    if (run_at == plan.run_at) continue;
    // Into the past: soon, and not before somebody can see it and take it back.
    if (run_at && *run_at < now + kMovedGrace) run_at = now + kMovedGrace;
    db.execute(
        "UPDATE scheduled_sends SET run_at = ? WHERE firm_id = ? AND work_item_id = ? "
        "AND id = ? AND state = 'waiting'",
        {run_at, firm, work, plan.id});
  }
}

Time StartPlan::due(Date start, const std::string& zone) const {
  return from_start(start, days, at, zone);
}

std::vector<StartPlan> list_start_plans(Database& db, FirmId firm, WorkItemId work) {
  return db.list(
      "SELECT s.checklist_id, l.name, s.contact_id, c.name, s.sender_id, p.name, s.days, "
      "s.minute_of_day FROM scheduled_sends s "
      "JOIN checklists l ON l.firm_id = s.firm_id AND l.work_item_id = s.work_item_id "
      "  AND l.id = s.checklist_id AND l.cancelled_at IS NULL AND l.deleted_at IS NULL "
      "LEFT JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id "
      "JOIN staff p ON p.firm_id = s.firm_id AND p.id = s.sender_id "
      "WHERE s.firm_id = ? AND s.work_item_id = ? AND s.timing = 'start' "
      "AND s.state <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM scheduled_sends n "
      "  WHERE n.firm_id = s.firm_id AND n.work_item_id = s.work_item_id "
      "  AND n.checklist_id = s.checklist_id AND n.timing = 'start' AND n.state <> 'cancelled' "
      "  AND n.contact_id <=> s.contact_id AND n.days = s.days "
      "  AND n.minute_of_day = s.minute_of_day AND n.id > s.id) "
      "ORDER BY s.days, s.minute_of_day, s.id",
      {firm, work}, [](Row& row) {
        StartPlan plan{};
        plan.checklist = row.get<ChecklistId>();
        plan.checklist_name = row.get<std::string>();
        plan.only = row.get<std::optional<ContactId>>();
        plan.only_name = row.get<std::optional<std::string>>().value_or("");
        plan.sender = row.get<StaffId>();
        plan.sender_name = row.get<std::string>();
        plan.days = row.get<int>();
        plan.at = std::chrono::minutes{row.get<int>()};
        return plan;
      });
}

void copy_start_plans(Database& db, FirmId firm, WorkItemId from, ChecklistId checklist,
                      WorkItemId to, ChecklistId copy, Time now) {
  const auto start = find_work_start(db, firm, to);
  const auto zone =
      db.find_value<std::string>("SELECT time_zone FROM firms WHERE id = ?", {firm}).value();
  for (const StartPlan& plan : list_start_plans(db, firm, from)) {
    if (plan.checklist != checklist) continue;
    std::optional<Time> run_at;
    if (start) run_at = std::max(plan.due(*start, zone), now + Duration{kMovedGrace});
    db.execute(
        "INSERT INTO scheduled_sends (firm_id, work_item_id, checklist_id, contact_id, sender_id, "
        "planned_by, planned_by_name, timing, days, minute_of_day, run_at, state, planned_at) "
        "SELECT p.firm_id, ?, ?, ?, p.id, p.id, p.name, 'start', ?, ?, ?, 'waiting', ? "
        "FROM staff p WHERE p.firm_id = ? AND p.id = ? AND (? IS NULL OR EXISTS "
        "(SELECT 1 FROM checklist_recipients t WHERE t.firm_id = p.firm_id "
        " AND t.work_item_id = ? AND t.checklist_id = ? AND t.contact_id = ?))",
        {to, copy, plan.only, plan.days, plan.at.count(), run_at, now, firm, plan.sender, plan.only,
         to, copy, plan.only});
  }
}

std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                            Time now) {
  return db.execute(
      "UPDATE scheduled_sends SET state = 'cancelled', settled_at = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND checklist_id = ? AND state = 'waiting'",
      {now, firm, work, checklist});
}

bool run_due_send(Database& db, const Keyring& keys, Random& random, Time now) {
  for (const DuePlan& due : list_due(db, now)) {
    try {
      if (take_turn(db, keys, random, due, now) == Turn::done) return true;
    } catch (const DatabaseError& error) {
      if (error.kind() == DatabaseError::Kind::gone) throw;
      if (error.kind() == DatabaseError::Kind::contended) continue;  // in the next second
      fail_by_fault(db, keys, random, due, error.what(), now);
      return true;
    } catch (const std::exception& error) {
      fail_by_fault(db, keys, random, due, error.what(), now);
      return true;
    }
  }
  return false;
}

}  // namespace latchkey
