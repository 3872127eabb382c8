#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/listing.hpp"
#include "core/domain/work_item.hpp"

// The list of work. Whatever it is narrowed to, it is read along one key of work_items: as many
// rows as it shows, and counts that stop at kCountedMost.

namespace latchkey {

/// When open work is due. Both days included; without either: any day at all.
struct DueRange {
  std::optional<Date> from{}, to{};
  bool missing = false;  // work without a due date, and no other

  static DueRange overdue(Date today);
};

/// What a list of work is narrowed to.
struct WorkFilter {
  std::string searched;  // beginnings of words of a title or of a client's name
  std::optional<WorkStatus> status{};
  std::optional<StaffId> assignee{};
  std::optional<ClientId> client{};
  std::optional<WorkStatusId> own_status{};
  std::optional<DueRange> due{};  // of work that is not completed
};

/// Where in the list a work item stands.
struct WorkPlace {
  std::uint64_t key;
  WorkItemId id;
};
/// As the list's addresses name it: "63934444800-12".
std::string place_text(const WorkPlace& place);
std::optional<WorkPlace> read_place(std::string_view text);

/// Which page: the first one, the one after a place, or the one before it.
struct WorkTurn {
  std::optional<WorkPlace> after{}, before{};
  bool latest_first = false;  // the whole list the other way round
};

struct WorkPage {
  std::vector<WorkItem> rows;               // kRowsPerPage at most
  std::optional<BoundedCount> total;        // none where a search looked through a part only
  std::optional<WorkPlace> next, previous;  // to go on after, and before
  bool partly = false;  // the search looked through the first kLookedThrough of the list: its words
                        // stand in too much work to look at all of it
};
/// A search reads so many rows at most.
inline constexpr std::size_t kLookedThrough = 5'000;

/// By due date, work without one last; completed work after the rest, newest first.
WorkPage list_work_items(Database& db, FirmId firm, const WorkFilter& filter,
                         const WorkTurn& turn = {});

/// How many work items there are, of each kind and of each of the firm's own statuses, in what the
/// rest of the filter leaves. A search counts for nothing here.
struct WorkCounts {
  BoundedCount all, of[5], overdue;
  std::vector<BoundedCount> own;  // in the order of `own_statuses`
};
WorkCounts count_work_items(Database& db, FirmId firm, const WorkFilter& filter,
                            const std::vector<OwnStatus>& own_statuses, Date today);
BoundedCount count_work_items(Database& db, FirmId firm, const WorkFilter& filter);

/// Whether the firm has ever had any work.
bool has_work(Database& db, FirmId firm);

/// Work of which clients have something to do that was sent to them: the longest overdue first,
/// what has no due date last. `most` rows.
std::vector<WorkItem> list_awaited_work(Database& db, FirmId firm,
                                        const std::optional<StaffId>& assignee, int most);
BoundedCount count_awaited_work(Database& db, FirmId firm, const std::optional<StaffId>& assignee);

}  // namespace latchkey
