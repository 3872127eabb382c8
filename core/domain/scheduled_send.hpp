#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/send.hpp"

// Sendings that wait for their time. "Send now" is one of them: it waits for the installation's
// grace (Config::send_grace), in which it can be taken back. The mailers work them off.

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

/// As the table has it; `fault` where this version does not know it.
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

enum class TakeBackOutcome {
  taken_back,
  too_late,  // it is out, or somebody took it back before
  gone,
};
/// Takes a plan back that a mailer has not begun, whether it is due or not: one of the two wins.
TakeBackOutcome take_back_send(Database& db, const Keyring& keys, FirmId firm,
                               const ActingStaff& by, WorkItemId work, ChecklistId checklist,
                               ScheduledSendId plan, Time now);

/// A plan that a change of the work's start moves into the past goes out so long after the change
/// at the earliest, so that it can still be taken back.
inline constexpr std::chrono::minutes kMovedGrace{5};

/// What became so far of all that one change in bulk planned.
struct BulkSends {
  std::uint64_t waiting = 0, sent = 0, failed = 0, taken_back = 0;
  std::optional<Time> next_at;  // when the first of those that wait goes out

  std::uint64_t all() const { return waiting + sent + failed + taken_back; }
};
BulkSends count_bulk_sends(Database& db, FirmId firm, std::uint64_t bulk);

/// Takes back each that no mailer has begun. Returns the work items of which nothing went out.
std::vector<WorkItemId> take_back_bulk(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, std::uint64_t bulk, Time now);

/// Whether anything of the checklist waits to go out.
bool has_waiting_plan(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist);

/// How many wait of all the work item's checklists.
std::uint64_t count_waiting_plans(Database& db, FirmId firm, WorkItemId work);
/// Takes all of them back; how many. In the caller's transaction, which holds the work item's row
/// and records it.
std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, Time now);

/// Gives the plans that count from the work's start their new times. Whoever writes
/// work_items.start_on calls it afterwards in the same transaction, which holds the work item's
/// row.
void move_scheduled_sends(Database& db, FirmId firm, WorkItemId work, Time now);

/// A plan that counts from the work's start: what work that comes again takes along.
struct StartPlan {
  ChecklistId checklist;
  std::string checklist_name;
  std::optional<ContactId> only;
  std::string only_name;
  StaffId sender;
  std::string sender_name;
  int days;                 // after the start; below 0: before it
  std::chrono::minutes at;  // after midnight, in the firm's time zone

  Time due(Date start, const std::string& zone) const;
};
/// Those of the work item that wait, went out or failed, each once, by their days. None of a
/// cancelled checklist, and none that was taken back.
std::vector<StartPlan> list_start_plans(Database& db, FirmId firm, WorkItemId work);
/// Plans the same for a copy of one of their checklists, in the same senders' names; what is for
/// one recipient only where they get the copy too. What would be over goes out kMovedGrace from
/// now. In the caller's transaction, which made the copy.
void copy_start_plans(Database& db, FirmId firm, WorkItemId from, ChecklistId checklist,
                      WorkItemId to, ChecklistId copy, Time now);

/// Takes back all that waits of a checklist; how many. In the caller's transaction, which holds the
/// work item's row and records it.
std::uint64_t take_back_all(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                            Time now);

/// What a mailer does every second: sends what is due, each in one transaction, so that any number
/// of mailers never send anything twice and one that is killed leaves its plan to the next. What
/// cannot be sent is failed with its reason, and recorded. Returns false where nothing (more) was
/// due, or others are at it.
bool run_due_send(Database& db, const Keyring& keys, Random& random, Time now);

}  // namespace latchkey
