#pragma once
#include "fcgi/inheritance.hpp"
#include "fcgi/scoreboard.hpp"

namespace latchkey {

/// What a worker is given by the master that forks it.
struct WorkerPlace {
  const Inheritance& inheritance;
  int listen_fd;  // non-blocking
  Scoreboard::Line& line;
  Scoreboard::Totals& totals;
};

/// Answers requests, one after the other, until SIGTERM or SIGUSR1, which never cut a request off.
/// Runs in a process of its own: it changes the handling of signals, and opens its own connection
/// to the database at the first need. Returns the process's exit code: 0 when it was told to stop.
int run_worker(const WorkerPlace& place);

}  // namespace latchkey
