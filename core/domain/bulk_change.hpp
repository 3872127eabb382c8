#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/taken_back_send.hpp"
#include "core/domain/work_item.hpp"

// One thing done to several work items. Each work item changes in a transaction of its own, so that
// one which cannot keeps no other from it; what became of each is written down with it.

namespace latchkey {

enum class BulkDeed { assign, status, send };
const char* deed_name(BulkDeed deed);
std::optional<BulkDeed> read_deed(std::string_view name);

/// What becomes of one work item.
enum class BulkOutcome {
  done,
  already,          // it is so already
  completed,        // nothing is sent of completed work
  nothing_to_send,  // every checklist was sent before or waits to be, or there is none
  not_ready,        // a checklist has no requests, or no recipients that can be used
  gone,
  changed,  // since the question was asked, by BulkLine::changed_by: it stays as it is
  kept,     // undoing: somebody changed it since, or it went out already; nothing was taken back
  undone,
};

struct BulkAsk {
  BulkDeed deed;
  StaffId assignee{};                          // of assign
  StatusChoice status = WorkStatus::planned;   // of status
  std::vector<WorkItemId> works;               // the first kMostInBulk of them
  std::map<WorkItemId, std::uint64_t> seen{};  // what was shown of each: BulkLine::seen; one that
                                               // is not among them is taken as it is now
};
/// What one page of the list can have ticked, twice.
inline constexpr std::size_t kMostInBulk = 100;

struct BulkLine {
  WorkItemId work;
  std::string title, client_name;
  BulkOutcome outcome;
  std::uint64_t sends = 0;   // of a send: checklists; mails where they went out at once
  std::uint64_t seen = 0;    // another number after every change that the deed should know of
  std::string changed_by{};  // of `changed`
  std::uint64_t plans = 0;   // foreseen of completing: the planned sendings that it takes back
};

/// What would become of each now. Changes nothing. Work of other firms is not among it.
std::vector<BulkLine> plan_bulk_change(Database& db, FirmId firm, const BulkAsk& ask);

/// The name of whom it is assigned to, or of the status; empty where that is not one (any more).
std::optional<std::string> target_of(Database& db, FirmId firm, const BulkAsk& ask);

/// Does it. What is sent waits for `grace`, as by the button of its checklist. `token`: of the page
/// whose button was pressed; the same one again is the same click, and goes on where the first was
/// cut off. Empty: the assignee or the
/// status is none (any more), and nothing was done.
std::optional<std::uint64_t> make_bulk_change(Database& db, const Keyring& keys, Random& random,
                                              const Firm& firm, const ActingStaff& by,
                                              const BulkAsk& ask, std::uint64_t token,
                                              Duration grace, Time now);

/// An assignment or a status can be taken back for so long; what is sent, while it waits.
inline constexpr std::chrono::minutes kUndoFor{10};

struct BulkChange {
  std::uint64_t id;
  BulkDeed deed;
  std::string target;  // the assignee's or the status's name
  Time done_at;
  std::optional<Time> undone_at;
  std::vector<BulkLine> lines;
  BulkSends sends;  // of a send with a grace

  std::uint64_t count(BulkOutcome outcome) const;
  bool undoable(Time now) const;
};
/// One of the person's own.
std::optional<BulkChange> find_bulk_change(Database& db, FirmId firm, StaffId staff,
                                           std::uint64_t id);

enum class UndoOutcome { undone, too_late, gone };
/// Gives each work item back what it had, unless somebody has changed it since.
UndoOutcome undo_bulk_change(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             std::uint64_t id, Time now);

/// Forgets bulk changes made before then, a thousand at most; how many.
std::uint64_t forget_bulk_changes(Database& db, Time before);

}  // namespace latchkey
