#include "core/domain/review_state.hpp"

namespace latchkey {
namespace {

constexpr const char* kKinds[] = {"dont_have", "not_applicable", "already_sent", "need_until"};

}  // namespace

const char* review_state_name(ReviewState state) {
  switch (state) {
    case ReviewState::none:
      return "";
    case ReviewState::accepted:
      return "accepted";
    case ReviewState::returned:
      return "returned";
  }
  return "";
}

ReviewState read_review_state(std::string_view name) {
  if (name == "accepted") return ReviewState::accepted;
  if (name == "returned") return ReviewState::returned;
  return ReviewState::none;
}

const char* excuse_kind_name(ExcuseKind kind) {
  return kKinds[static_cast<int>(kind)];
}

std::optional<ExcuseKind> read_excuse_kind(std::string_view name) {
  for (int i = 0; i < 4; ++i) {
    if (name == kKinds[i]) return static_cast<ExcuseKind>(i);
  }
  return std::nullopt;
}

}  // namespace latchkey
