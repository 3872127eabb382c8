#include "core/base/stop_signals.hpp"

#include <ctime>

namespace latchkey {

StopSignals::StopSignals() {
  sigemptyset(&set_);
  sigaddset(&set_, SIGTERM);
  sigaddset(&set_, SIGINT);
  sigprocmask(SIG_BLOCK, &set_, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool StopSignals::wait(std::chrono::milliseconds time) {
  const timespec limit{.tv_sec = static_cast<std::time_t>(time.count() / 1000),
                       .tv_nsec = static_cast<long>(time.count() % 1000) * 1'000'000};
  if (!come_ && sigtimedwait(&set_, nullptr, &limit) > 0) come_ = true;
  return !come_;
}

}  // namespace latchkey
