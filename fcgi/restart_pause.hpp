#pragma once
#include <algorithm>
#include <chrono>

namespace latchkey {

/// How long one worker's place stays empty after a death. A worker that lived is replaced at once
/// (security.md 25); one that dies young is probably ill for a reason that the next one has too, so
/// the pause grows, and neither the log nor the processor is flooded.
class RestartPause {
 public:
  static constexpr std::chrono::milliseconds kYoung{2000};
  static constexpr std::chrono::milliseconds kFirst{250};
  static constexpr std::chrono::milliseconds kLongest{8000};

  /// A worker died after living for `lived`; the pause until the next one's start.
  std::chrono::milliseconds after_death(std::chrono::milliseconds lived) {
    if (lived >= kYoung) {
      pause_ = pause_.zero();
    } else {
      pause_ = pause_ == pause_.zero() ? kFirst : std::min(pause_ * 2, kLongest);
    }
    return pause_;
  }

 private:
  std::chrono::milliseconds pause_{0};
};

}  // namespace latchkey
