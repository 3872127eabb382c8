#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/request_change.hpp"
#include "core/domain/review_state.hpp"
#include "core/domain/saving.hpp"

// What a client says instead of answering: that they do not have it, that it does not apply, that
// it was sent already, or that they need until a day. Staff accept or refuse it (review.hpp). While
// one waits the request is still to do, and nobody is to be reminded of it
// (client_requests.excuse).

namespace latchkey {

/// Characters of an excuse's note.
inline constexpr std::size_t kMostExcuseNote = 1'000;
/// So far ahead a client may ask for; later than a year wants a word with the firm.
inline constexpr std::chrono::days kLongestExtension{366};

struct ExcuseForm {
  ExcuseKind kind;
  std::optional<Date> until_on;  // of need_until: from tomorrow on
  std::string note;              // clean text, may be empty
};

struct ExcuseResult {
  ChangeOutcome outcome;
  Objections objections{};  // not empty: nothing was kept. Fields: until_on, excuse
};

/// A contact says so; what they said before is withdrawn by it. Refused for a request that is done.
ExcuseResult make_excuse(Database& db, const Keyring& keys, const RequestChange& change,
                         const ExcuseForm& typed, Date today, Time now);
ChangeOutcome withdraw_excuse(Database& db, const Keyring& keys, const RequestChange& change,
                              Time now);

enum class ExcuseState { waiting, accepted, refused, withdrawn };

struct Excuse {
  ExcuseKind kind;
  std::optional<Date> until_on;
  std::string note;
  ContactId contact;
  std::string contact_name;
  ExcuseState state;
  Time created_at;
};
/// Oldest first.
std::vector<Excuse> list_excuses(Database& db, FirmId firm, WorkItemId work, RequestId request);
/// The one that waits.
std::optional<Excuse> find_excuse(Database& db, FirmId firm, WorkItemId work, RequestId request);

/// Ends the one that waits, if there is one, in the caller's transaction.
void settle_excuse(Database& db, FirmId firm, WorkItemId work, RequestId request, ExcuseState state,
                   Time now);

}  // namespace latchkey
