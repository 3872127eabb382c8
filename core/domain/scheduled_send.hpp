#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/audit.hpp"
#include "core/domain/send.hpp"

// Sendings that wait for their time. "Send now" is one of them: it waits for the installation's
// grace (Config::send_grace), in which it can be taken back (taken_back_send). What counts from the
// start of the work moves with it (start_plan). The mailers work them off (due_send).

namespace latchkey {

/// When a checklist is to go out.
struct SendTiming {
  enum class Kind {
    now,    // after the grace
    date,   // on `on`, at `at`
    start,  // `days` after the work's start, at `at`; below 0: before it. Moves with the start
  };
  Kind kind = Kind::now;
  Date on{};
  int days = 0;
  std::chrono::minutes at{9 * 60};  // after midnight, in the firm's time zone
};
/// A plan reaches so far from a work's start, either way: two years, so that whoever means a year
/// is told by the date that is shown and not by a refusal.
inline constexpr int kMostDaysFromStart = 730;

/// What becomes of a plan that waits already and would mail one of the same recipients.
enum class WaitingPlan {
  refuse,   // nothing is planned: see PlanOutcome::planned_before
  replace,  // it is taken back in the same transaction; not one for all by one for one recipient
  keep,     // both go out: staff have said so
};

/// What is to be sent.
struct SendOrder {
  WorkItemId work;
  ChecklistId checklist;
  std::optional<ContactId> only{};    // one recipient; empty: all
  std::optional<StaffId> sender{};    // whom the mail names and replies go to; empty: who plans it
  std::optional<unsigned> version{};  // of the page that staff saw; empty: as it is now (in bulk)
  std::optional<std::uint64_t> bulk{};  // the change of several work items that it is part of
  WaitingPlan waiting = WaitingPlan::refuse;
};

enum class SendPlanState { waiting, sent, failed, cancelled };

/// Why a plan came to nothing.
enum class PlanFailure {
  no_requests,
  no_recipients,
  recipient_unusable,  // ScheduledSend::who: deleted, or the address is no longer theirs
  work_completed,
  firm_suspended,
  sender_left,  // and so has whoever the work is assigned to
  fault,        // of ours: the log says more
};

/// As the table has it.
const char* plan_failure_name(PlanFailure why);
/// `fault` where this version does not know it.
PlanFailure read_plan_failure(const std::string& name);

/// A plan.
struct ScheduledSend {
  ScheduledSendId id;
  SendTiming timing;
  std::optional<Time> run_at;  // empty: once the work has a start
  SendPlanState state;
  std::optional<PlanFailure> why;  // of a failed one
  std::string who;                 // on whose account it failed; may be empty
  std::optional<ContactId> only;
  std::string only_name;
  StaffId sender;
  std::string sender_name;
  std::string planned_by;
  Time planned_at;
  std::optional<Time> settled_at;
};

enum class PlanOutcome {
  sent,     // at once: there is no grace
  planned,  // see PlanResult::run_at
  refused,  // see PlanResult::send for why it cannot be sent
  no_such_sender,
  already_over,    // that moment has passed
  too_far,         // more than kMostDaysFromStart
  planned_before,  // they get it already: see PlanResult::waiting
};

struct PlanResult {
  PlanOutcome outcome;
  ScheduledSendId id{};          // of `planned`
  std::optional<Time> run_at{};  // of `planned`; empty: once the work has a start
  SendResult send{SendOutcome::sent};
  std::optional<ScheduledSend> waiting{};  // of `planned_before`: the one that goes out first
};

/// Plans the sending, or does it at once where it is to go now and `grace` is 0. What cannot be
/// sent now cannot be planned either: the reasons are those of a sending. Who gets the checklist by
/// a plan that waits gets it by no second one unless `order.waiting` says so. Moves the checklist's
/// version on, so that a double click plans once.
PlanResult plan_send(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                     const ActingStaff& by, const SendOrder& order, const SendTiming& timing,
                     Duration grace, Time now);

/// Those that wait, the first due one first, then the newest one that failed, where nothing was
/// sent or planned since.
std::vector<ScheduledSend> list_open_plans(Database& db, FirmId firm, WorkItemId work,
                                           ChecklistId checklist);
/// All of a checklist, newest first.
std::vector<ScheduledSend> list_plans(Database& db, FirmId firm, WorkItemId work,
                                      ChecklistId checklist);

/// What the trail says of a plan: its checklist is the subject.
AuditEvent plan_event(const char* action, const Author& by, const std::string& ip, ClientId client,
                      WorkItemId work, ChecklistId checklist, std::string detail);

}  // namespace latchkey
