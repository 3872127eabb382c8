#pragma once
#include <vector>

#include "core/mail/jobs.hpp"

namespace latchkey {

// When each job is due next. All of them are when one is made.
class Schedule {
 public:
  // What `jobs` shows must outlive it.
  explicit Schedule(std::span<const Job> jobs);

  // Runs the jobs that are due at tools.now, each until it has no full bite left. Throws what a job
  // throws; its turn is over then.
  void run_due(const JobTools& tools);

 private:
  std::span<const Job> jobs_;
  std::vector<Time> next_;
};

}  // namespace latchkey
