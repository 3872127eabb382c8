#include "core/domain/due_send.hpp"

#include "core/base/log.hpp"
#include "core/domain/failed_send.hpp"
#include "core/domain/scheduled_send.hpp"

namespace latchkey {
namespace {

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
      {plan_failure_name(why), who.empty() ? std::nullopt : std::optional{who}, due.firm, due.work,
       due.checklist, due.id});
  tell_of_failed_send(db, random, due.firm, due.work, due.checklist, due.id, now);
  record(db, keys, due.firm,
         plan_event("checklist.not_sent", {}, "", client, due.work, due.checklist,
                    plan_failure_name(why)),
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
