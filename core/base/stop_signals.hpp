#pragma once
#include <chrono>
#include <csignal>

namespace latchkey {

/// SIGTERM and SIGINT, blocked throughout and looked for between pieces of work: no system call of
/// one is ever cut short. SIGPIPE is ignored. Make one first thing in main.
class StopSignals {
 public:
  StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// False once one has come; waits for at most `time` otherwise.
  bool wait(std::chrono::milliseconds time);

 private:
  sigset_t set_{};
  bool come_ = false;
};

}  // namespace latchkey
