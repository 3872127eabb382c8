#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/db/database.hpp"
#include "core/domain/author.hpp"
#include "core/domain/listing.hpp"
#include "core/domain/review_state.hpp"

// What came in from clients and waits for staff's look: the table review_queue, one row a request.
// Whoever writes it holds the work item's row in the same transaction (lock_work_item).

namespace latchkey {

/// What a client can add to a request.
enum class Arrival {
  answer,
  files,
  comment,
  removed,  // files that staff had seen, and that are gone
  ticked,
  reopened,
  excuse
};

/// The request enters the queue, or moves to its end, with `count` more of it.
void enter_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                  const Author& author, Arrival what, std::uint64_t count, Time now);
/// Staff have looked: the request leaves, unless an excuse still waits for a yes or no.
void leave_review(Database& db, FirmId firm, WorkItemId work, RequestId request);
/// The excuse was settled or taken back; the request leaves where nothing else came in.
void settle_in_review(Database& db, FirmId firm, WorkItemId work, RequestId request);
/// Whether a file that came in then waits there: staff have not looked since.
bool waits_for_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                      Time came_in_at);
/// A client's file is gone, and no row names it any more. `waited`: it waits for nobody's look now,
/// and neither does its comment where that is `emptied` by it. The request leaves where nothing
/// else came in. Never are fewer files left waiting than came in since staff looked.
void take_file_from_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                           bool waited, bool emptied);
/// One that was taken away is there again. `unseen_since`: when it came in, where staff had not
/// looked at it, so that it waits as before; else it is not missed any more, or is news to who was
/// told that it had gone.
void return_file_to_review(Database& db, FirmId firm, WorkItemId work, RequestId request,
                           const Author& author, const std::optional<Time>& unseen_since, Time now);

/// The request is removed, or all of the work is completed: whatever waits there leaves.
void drop_from_review(Database& db, FirmId firm, WorkItemId work, RequestId request);
void drop_from_review(Database& db, FirmId firm, WorkItemId work);
/// The work is open again: excuses that nobody answered wait again.
void restore_to_review(Database& db, FirmId firm, WorkItemId work, Time now);
/// The work item has another assignee now.
void set_review_assignee(Database& db, FirmId firm, WorkItemId work, StaffId assignee);

/// What the queue can be narrowed to by kind.
enum class ReviewKind { answers, files, comments, excuses };

struct ReviewFilter {
  std::optional<StaffId> assignee{};  // "mine"
  std::optional<ClientId> client{};
  std::optional<ReviewKind> kind{};
  bool newest_first = false;  // else what waits longest comes first
};

/// A line of the queue.
struct ToReview {
  RequestId request;
  WorkItemId work;
  ChecklistId checklist;
  ClientId client;
  std::string request_title, work_title, client_name, assignee_name;
  std::string who;  // whose was the newest
  std::uint64_t answers, files, comments, removed;
  bool ticked, reopened, excuse;
  Time came_in_at;  // changes with each addition: what was seen of it
  // Of the excuse that waits: what the client said.
  std::optional<ExcuseKind> excuse_kind;
  std::optional<Date> excuse_until;  // of need_until
  std::string excuse_note;           // may be empty
  // The newest of each that waits: the beginning of its words, the file's name. Empty: none.
  std::string newest_answer, newest_comment, newest_file;
};

Listing<ToReview> list_to_review(Database& db, FirmId firm, const ReviewFilter& filter, int page);
/// How many wait: everybody's, or of one assignee.
std::uint64_t count_to_review(Database& db, FirmId firm, std::optional<StaffId> assignee);
/// The clients in the queue, by name: everybody's, or of one assignee.
std::vector<std::pair<ClientId, std::string>> list_review_clients(Database& db, FirmId firm,
                                                                  std::optional<StaffId> assignee);
/// Since when the newest of the request waits; empty: nothing of it does.
std::optional<Time> find_came_in_at(Database& db, FirmId firm, WorkItemId work, RequestId request);

/// A request's neighbours in the queue.
struct ReviewNeighbours {
  std::optional<ToReview> before, after;
};
/// Of the place (came_in_at, request), whether or not the request is still there.
ReviewNeighbours find_review_neighbours(Database& db, FirmId firm, const ReviewFilter& filter,
                                        Time came_in_at, RequestId request);

}  // namespace latchkey
