#include "core/domain/bulk_change.hpp"

#include <algorithm>

#include "core/domain/checklist.hpp"
#include "core/domain/last_change.hpp"

namespace latchkey {
namespace {

constexpr const char* kDeeds[] = {"assign", "status", "send"};
constexpr const char* kOutcomes[] = {"done", "already", "completed", "nothing_to_send", "not_ready",
                                     "gone", "changed", "kept",      "undone"};

const char* outcome_name(BulkOutcome outcome) {
  return kOutcomes[static_cast<int>(outcome)];
}

BulkOutcome read_outcome(const std::string& name) {
  for (std::size_t i = 0; i < std::size(kOutcomes); ++i) {
    if (name == kOutcomes[i]) return static_cast<BulkOutcome>(i);
  }
  return BulkOutcome::gone;
}

/// The work item's checklists that were never sent, are not about to be, and could be.
struct Sendable {
  std::vector<Checklist> checklists;
  bool some_not_ready = false;
};

Sendable list_sendable(Database& db, FirmId firm, WorkItemId work) {
  Sendable sendable;
  for (Checklist& checklist : list_checklists(db, firm, work)) {
    if (checklist.first_sent_at || has_waiting_plan(db, firm, work, checklist.id)) continue;
    if (checklist.total == 0 || std::ranges::none_of(checklist.recipients, &Recipient::reachable)) {
      sendable.some_not_ready = true;
    } else {
      sendable.checklists.push_back(std::move(checklist));
    }
  }
  return sendable;
}

/// Versions only grow, and no checklist's row is ever removed: their sum tells any two states
/// apart. Of a send the checklists count as well, since it is they that go out.
std::uint64_t look_at(Database& db, FirmId firm, BulkDeed deed, WorkItemId work, unsigned version) {
  if (deed != BulkDeed::send) return version;
  return version + db.find_value<std::uint64_t>(
                         "SELECT CAST(COALESCE(SUM(version), 0) + COUNT(*) AS UNSIGNED) "
                         "FROM checklists WHERE firm_id = ? AND work_item_id = ?",
                         {firm, work})
                       .value();
}

bool changed_since(Database& db, FirmId firm, const BulkAsk& ask, WorkItemId work,
                   unsigned version) {
  auto seen = ask.seen.find(work);
  return seen != ask.seen.end() && seen->second != look_at(db, firm, ask.deed, work, version);
}

/// What becomes of work that stands so.
BulkOutcome judge(const BulkAsk& ask, const StatusChoice& status, StaffId assignee) {
  switch (ask.deed) {
    case BulkDeed::assign:
      return assignee == ask.assignee ? BulkOutcome::already : BulkOutcome::done;
    case BulkDeed::status:
      return status == ask.status ? BulkOutcome::already : BulkOutcome::done;
    case BulkDeed::send:
      return status.kind == WorkStatus::completed ? BulkOutcome::completed : BulkOutcome::done;
  }
  return BulkOutcome::gone;
}

BulkOutcome judge(const BulkAsk& ask, const StatusChoice& status, StaffId assignee,
                  const Sendable& sendable) {
  BulkOutcome outcome = judge(ask, status, assignee);
  if (outcome != BulkOutcome::done || !sendable.checklists.empty()) return outcome;
  return sendable.some_not_ready ? BulkOutcome::not_ready : BulkOutcome::nothing_to_send;
}

void write_line(Database& db, FirmId firm, std::uint64_t id, WorkItemId work, BulkOutcome outcome,
                std::uint64_t mails) {
  db.execute(
      "INSERT INTO bulk_change_items (firm_id, bulk_change_id, work_item_id, outcome, mails) "
      "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE outcome = outcome",
      {firm, id, work, outcome_name(outcome), mails});
}

/// Of work that was changed since the question.
void write_changed(Database& db, FirmId firm, std::uint64_t id, WorkItemId work) {
  auto change = find_last_change_within(db, firm, work);
  db.execute(
      "INSERT INTO bulk_change_items (firm_id, bulk_change_id, work_item_id, outcome, changed_by) "
      "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE outcome = outcome",
      {firm, id, work, outcome_name(BulkOutcome::changed), change ? change->who : ""});
}

/// What became of the work item, where that was decided: before the change was cut off, or by the
/// same click beside this one.
std::optional<BulkOutcome> find_line(Database& db, FirmId firm, std::uint64_t id, WorkItemId work) {
  auto name = db.find_value<std::string>(
      "SELECT outcome FROM bulk_change_items WHERE firm_id = ? AND bulk_change_id = ? "
      "AND work_item_id = ?",
      {firm, id, work});
  return name ? std::optional{read_outcome(*name)} : std::nullopt;
}

void change_one(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                const BulkAsk& ask, std::uint64_t id, WorkItemId work, Time now) {
  db.transaction([&] {
    auto before = lock_work_item(db, firm, work);
    if (!before || find_line(db, firm, id, work)) return;
    BulkOutcome outcome = judge(ask, before->choice(), before->assignee);
    if (outcome != BulkOutcome::done) return write_line(db, firm, id, work, outcome, 0);
    if (changed_since(db, firm, ask, work, before->version)) {
      return write_changed(db, firm, id, work);
    }
    db.execute(
        "INSERT INTO bulk_change_items (firm_id, bulk_change_id, work_item_id, outcome, "
        "old_assignee_id, old_status, old_work_status_id, new_version) "
        "VALUES (?, ?, ?, 'done', ?, ?, ?, ?)",
        {firm, id, work, before->assignee, status_name(before->status), before->own_status,
         before->version + 1});
    if (ask.deed == BulkDeed::assign) {
      write_assignee(db, keys, firm, by, work, *before, ask.assignee, now);
    } else {
      write_status(db, keys, firm, by, work, *before, ask.status, now);
    }
  });
}

/// Each checklist is sent as by its own button, in its own transaction.
void send_one(Database& db, const Keyring& keys, Random& random, const Firm& firm,
              const ActingStaff& by, const BulkAsk& ask, std::uint64_t id, WorkItemId work,
              Duration grace, Time now) {
  auto found = find_work_item(db, firm.id, work);
  if (!found || find_line(db, firm.id, id, work)) return;
  // Planned, and cut off before that was written down.
  const auto planned = db.find_value<std::uint64_t>(
      "SELECT COUNT(*) FROM scheduled_sends WHERE firm_id = ? AND work_item_id = ? "
      "AND bulk_change_id = ?",
      {firm.id, work, id});
  if (planned.value_or(0) > 0)
    return write_line(db, firm.id, id, work, BulkOutcome::done, *planned);
  if (changed_since(db, firm.id, ask, work, found->version)) {
    return write_changed(db, firm.id, id, work);
  }
  Sendable sendable = list_sendable(db, firm.id, work);
  BulkOutcome outcome = judge(ask, found->choice(), found->assignee, sendable);
  std::uint64_t sends = 0;
  if (outcome == BulkOutcome::done) {
    for (const Checklist& checklist : sendable.checklists) {
      const SendOrder order{
          .work = work, .checklist = checklist.id, .version = checklist.version, .bulk = id};
      PlanResult result = plan_send(db, keys, random, firm, by, order, {}, grace, now);
      if (result.outcome == PlanOutcome::planned) ++sends;
      if (result.outcome == PlanOutcome::sent) {
        sends += static_cast<std::uint64_t>(result.send.mails);
      }
    }
    if (sends == 0) outcome = BulkOutcome::not_ready;
  }
  write_line(db, firm.id, id, work, outcome, sends);
}

void write_outcome(Database& db, FirmId firm, std::uint64_t id, WorkItemId work,
                   BulkOutcome outcome) {
  db.execute(
      "UPDATE bulk_change_items SET outcome = ? WHERE firm_id = ? AND bulk_change_id = ? "
      "AND work_item_id = ?",
      {outcome_name(outcome), firm, id, work});
}

struct Undone {
  WorkItemId work;
  StaffId assignee;
  WorkStatus status;
  std::optional<WorkStatusId> own_status;
  unsigned version;
};

void undo_one(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
              const BulkChange& change, const Undone& old, Time now) {
  db.transaction([&] {
    auto before = lock_work_item(db, firm, old.work);
    if (find_line(db, firm, change.id, old.work) != BulkOutcome::done) return;
    const bool same = before && before->version == old.version;
    write_outcome(db, firm, change.id, old.work, same ? BulkOutcome::undone : BulkOutcome::kept);
    if (!same) return;
    if (change.deed == BulkDeed::assign) {
      write_assignee(db, keys, firm, by, old.work, *before, old.assignee, now);
      return;
    }
    StatusChoice status{old.status, old.own_status};
    // A name that was retired meanwhile is none to go back to.
    if (status.own && !find_own_status(db, firm, *status.own)) status.own.reset();
    write_status(db, keys, firm, by, old.work, *before, status, now);
  });
}

void undo_sends(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                const BulkChange& change, Time now) {
  auto back = take_back_bulk(db, keys, firm, by, change.id, now);
  for (const BulkLine& line : change.lines) {
    if (line.outcome != BulkOutcome::done) continue;
    const bool whole = std::ranges::find(back, line.work) != back.end();
    write_outcome(db, firm, change.id, line.work, whole ? BulkOutcome::undone : BulkOutcome::kept);
  }
}

}  // namespace

const char* deed_name(BulkDeed deed) {
  return kDeeds[static_cast<int>(deed)];
}

std::optional<BulkDeed> read_deed(std::string_view name) {
  for (int i = 0; i < 3; ++i) {
    if (name == kDeeds[i]) return static_cast<BulkDeed>(i);
  }
  return std::nullopt;
}

std::vector<BulkLine> plan_bulk_change(Database& db, FirmId firm, const BulkAsk& ask) {
  std::vector<BulkLine> lines;
  for (std::size_t i = 0; i < ask.works.size() && i < kMostInBulk; ++i) {
    auto work = find_work_item(db, firm, ask.works[i]);
    if (!work) continue;
    Sendable sendable;
    if (ask.deed == BulkDeed::send) sendable = list_sendable(db, firm, work->id);
    BulkOutcome outcome = ask.deed == BulkDeed::send
                              ? judge(ask, work->choice(), work->assignee, sendable)
                              : judge(ask, work->choice(), work->assignee);
    lines.push_back(
        {work->id, work->title, work->client_name, outcome, sendable.checklists.size()});
    lines.back().seen = look_at(db, firm, ask.deed, work->id, work->version);
    if (outcome == BulkOutcome::done && ask.deed == BulkDeed::status &&
        ask.status.kind == WorkStatus::completed) {
      lines.back().plans = count_waiting_plans(db, firm, work->id);
    }
  }
  return lines;
}

std::optional<std::string> target_of(Database& db, FirmId firm, const BulkAsk& ask) {
  switch (ask.deed) {
    case BulkDeed::assign: {
      auto member = find_staff(db, firm, ask.assignee);
      return member ? std::optional{member->name} : std::nullopt;
    }
    case BulkDeed::status: {
      if (!ask.status.own) return status_name(ask.status.kind);
      auto own = find_own_status(db, firm, *ask.status.own);
      if (!own || own->kind != ask.status.kind) return std::nullopt;
      return own->name;
    }
    case BulkDeed::send:
      return "";
  }
  return std::nullopt;
}

std::optional<std::uint64_t> make_bulk_change(Database& db, const Keyring& keys, Random& random,
                                              const Firm& firm, const ActingStaff& by,
                                              const BulkAsk& ask, std::uint64_t token,
                                              Duration grace, Time now) {
  auto target = target_of(db, firm.id, ask);
  if (!target) return std::nullopt;
  std::uint64_t id = 0;
  try {
    id = db.insert(
        "INSERT INTO bulk_changes (firm_id, staff_id, deed, target, token, done_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        {firm.id, by.id, deed_name(ask.deed), *target, token, now});
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    // The same click: what it did not come to, because it was cut off, is done now.
    auto begun = db.find_value<std::uint64_t>(
        "SELECT id FROM bulk_changes WHERE firm_id = ? AND staff_id = ? AND token = ?",
        {firm.id, by.id, token});
    auto change = begun ? find_bulk_change(db, firm.id, by.id, *begun) : std::nullopt;
    if (!change || change->undone_at || change->deed != ask.deed) return begun;
    id = *begun;
  }
  std::vector<WorkItemId> works(
      ask.works.begin(),
      ask.works.begin() + static_cast<std::ptrdiff_t>(std::min(ask.works.size(), kMostInBulk)));
  std::ranges::sort(works);
  works.erase(std::unique(works.begin(), works.end()), works.end());
  for (WorkItemId work : works) {
    if (ask.deed == BulkDeed::send) {
      send_one(db, keys, random, firm, by, ask, id, work, grace, now);
    } else {
      change_one(db, keys, firm.id, by, ask, id, work, now);
    }
  }
  return id;
}

std::uint64_t BulkChange::count(BulkOutcome outcome) const {
  return static_cast<std::uint64_t>(std::ranges::count(lines, outcome, &BulkLine::outcome));
}

bool BulkChange::undoable(Time now) const {
  if (undone_at) return count(BulkOutcome::done) > 0;  // the undoing was cut off
  if (deed == BulkDeed::send) return sends.waiting > 0;
  return now < done_at + kUndoFor && count(BulkOutcome::done) > 0;
}

std::optional<BulkChange> find_bulk_change(Database& db, FirmId firm, StaffId staff,
                                           std::uint64_t id) {
  auto change = db.find(
      "SELECT id, deed, target, done_at, undone_at FROM bulk_changes WHERE firm_id = ? AND id = ? "
      "AND staff_id = ?",
      {firm, id, staff}, [](Row& row) {
        return BulkChange{row.get<std::uint64_t>(),
                          read_deed(row.get<std::string>()).value(),
                          row.get<std::string>(),
                          row.get<Time>(),
                          row.get<std::optional<Time>>(),
                          {},
                          {}};
      });
  if (!change) return change;
  if (change->deed == BulkDeed::send) change->sends = count_bulk_sends(db, firm, id);
  change->lines = db.list(
      "SELECT w.id, w.title, k.name, i.outcome, i.mails, i.changed_by FROM bulk_change_items i "
      "JOIN work_items w ON w.firm_id = i.firm_id AND w.id = i.work_item_id "
      "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
      "WHERE i.firm_id = ? AND i.bulk_change_id = ? ORDER BY w.sort_key, w.id",
      {firm, id}, [](Row& row) {
        BulkLine line{row.get<WorkItemId>(), row.get<std::string>(), row.get<std::string>(),
                      read_outcome(row.get<std::string>()), row.get<std::uint64_t>()};
        line.changed_by = row.get<std::optional<std::string>>().value_or("");
        return line;
      });
  return change;
}

UndoOutcome undo_bulk_change(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             std::uint64_t id, Time now) {
  auto change = find_bulk_change(db, firm, by.id, id);
  if (!change) return UndoOutcome::gone;
  if (!change->undoable(now)) {
    return change->undone_at ? UndoOutcome::undone : UndoOutcome::too_late;
  }
  // What an undoing that was cut off did not come to is undone by the next one.
  db.execute(
      "UPDATE bulk_changes SET undone_at = ? WHERE firm_id = ? AND id = ? AND undone_at IS NULL",
      {now, firm, id});
  if (change->deed == BulkDeed::send) {
    undo_sends(db, keys, firm, by, *change, now);
    return UndoOutcome::undone;
  }
  auto done = db.list(
      "SELECT work_item_id, old_assignee_id, old_status, old_work_status_id, new_version "
      "FROM bulk_change_items WHERE firm_id = ? AND bulk_change_id = ? AND outcome = 'done' "
      "ORDER BY work_item_id",
      {firm, id}, [](Row& row) {
        return Undone{row.get<WorkItemId>(), row.get<StaffId>(),
                      read_status(row.get<std::string>()).value(),
                      row.get<std::optional<WorkStatusId>>(), row.get<unsigned>()};
      });
  for (const Undone& one : done) undo_one(db, keys, firm, by, *change, one, now);
  return UndoOutcome::undone;
}

std::uint64_t forget_bulk_changes(Database& db, Time before) {
  return db.transaction([&] {
    db.execute(
        "DELETE i FROM bulk_change_items i JOIN (SELECT firm_id, id FROM bulk_changes "
        "WHERE done_at < ? ORDER BY done_at LIMIT 1000) b ON b.firm_id = i.firm_id "
        "AND b.id = i.bulk_change_id",
        {before});
    return db.execute("DELETE FROM bulk_changes WHERE done_at < ? ORDER BY done_at LIMIT 1000",
                      {before});
  });
}

}  // namespace latchkey
