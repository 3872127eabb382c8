#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/staff.hpp"

// What staff decide about what came in for a request.

namespace latchkey {

/// Characters of the note with which something is returned or refused.
inline constexpr std::size_t kMostReviewNote = 1'000;

/// What a member of staff had before their eyes when they decided.
struct Looked {
  WorkItemId work;
  RequestId request;
  std::optional<Time> came_in_at;     // the newest of what waited; empty: nothing did
  std::optional<unsigned> version{};  // of the request; empty: that of one in the queue, whose
                                      // came_in_at says all
};

enum class ReviewOutcome {
  done,
  unchanged,       // it was so already
  newer,           // something came in since they looked: nothing is decided
  decided_before,  // a colleague was quicker
  changed_before,  // a colleague changed the request since: nothing is decided
  work_completed,
  not_found,
};

/// Accepts what came in: the request is completed where it is not, and shown as accepted until its
/// client changes it. Where an excuse waits, that is accepted: of need_until the request stays open
/// and is due on that day. It can be taken back for a while (accept_undo).
ReviewOutcome accept_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             const Looked& looked, Time now);

struct AcceptedMany {
  int accepted = 0;
  int newer = 0;   // left in the queue, since something came in
  int others = 0;  // decided by a colleague before, or not there any more
};
/// The same for each, in a transaction of its own.
AcceptedMany accept_requests(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             const std::vector<Looked>& looked, Time now);

/// Sends it back: the request is open again, and its recipients read the note and whose it is.
/// Where an excuse waits, that is refused. `note`: clean text of 1 to kMostReviewNote characters.
ReviewOutcome return_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             const Looked& looked, const std::string& note, Time now);

/// Takes it from the queue without a decision. An excuse stays there: it wants a yes or no.
ReviewOutcome see_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          const Looked& looked, Time now);

/// `undone`: that it was accepted was taken back (accept_undo).
enum class Verdict { accepted, returned, excuse_accepted, excuse_refused, undone };
/// A decision, for the request's history.
struct Review {
  Verdict verdict;
  std::string staff_name;
  std::string note;
  Time created_at;
};
/// Adds one to the history, in the caller's transaction.
void keep_review(Database& db, FirmId firm, const ActingStaff& by, WorkItemId work,
                 RequestId request, Verdict verdict, const std::string& note, Time now);
/// When staff last accepted what had come in, unless they took that back or returned it since: the
/// client's files of before stay.
std::optional<Time> find_accepted_at(Database& db, FirmId firm, WorkItemId work, RequestId request);
/// Oldest first.
std::vector<Review> list_reviews(Database& db, FirmId firm, WorkItemId work, RequestId request);

}  // namespace latchkey
