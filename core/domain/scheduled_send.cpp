#include "core/domain/scheduled_send.hpp"

#include <algorithm>

#include "core/base/zone_offset.hpp"
#include "core/domain/start_plan.hpp"

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
  return moment_from_start(*start, timing.days, timing.at, firm.time_zone);
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

}  // namespace

const char* plan_failure_name(PlanFailure why) {
  return kFailures[static_cast<int>(why)];
}

PlanFailure read_plan_failure(const std::string& name) {
  return read_word<PlanFailure>(kFailures, name);
}

AuditEvent plan_event(const char* action, const Author& by, const std::string& ip, ClientId client,
                      WorkItemId work, ChecklistId checklist, std::string detail) {
  return {.action = action,
          .actor = by,
          .ip = ip,
          .client = client,
          .work_item = work,
          .subject = checklist.value,
          .detail = std::move(detail)};
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
           plan_event("checklist.send_planned", by.author(), by.ip, locked->client, order.work,
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

}  // namespace latchkey
