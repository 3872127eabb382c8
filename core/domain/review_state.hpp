#pragma once
#include <optional>
#include <string_view>

namespace latchkey {

/// What staff decided about a request last, while it still holds.
enum class ReviewState {
  none,
  accepted,  // until the client changes the request
  returned,  // it is open again, and the client knows why; until it is done
};
/// "", "accepted", "returned"
const char* review_state_name(ReviewState state);
ReviewState read_review_state(std::string_view name);

/// What a client may say instead of answering.
enum class ExcuseKind { dont_have, not_applicable, already_sent, need_until };
/// The kind's word in tables and forms: "dont_have".
const char* excuse_kind_name(ExcuseKind kind);
/// Empty: no such kind.
std::optional<ExcuseKind> read_excuse_kind(std::string_view name);

}  // namespace latchkey
