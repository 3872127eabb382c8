#pragma once
#include <chrono>
#include <vector>

#include "core/mail/jobs.hpp"

namespace latchkey {

// How long a job rests at least after it failed.
inline constexpr std::chrono::minutes kRestAfterFault{1};

// When each job is due next. All of them are when one is made.
class Schedule {
 public:
  // What `jobs` shows must outlive it.
  explicit Schedule(std::span<const Job> jobs);

  // Runs the jobs that are due at tools.now, each until it has no full bite left. One that throws
  // is logged by its name and the kind of fault, without what(), which may quote a client; the
  // others run all the same, and it has its next turn after kRestAfterFault or when it is due, if
  // that is later. Where the connection to the database is gone, throws DatabaseError. Returns how
  // many jobs failed.
  int run_due(const JobTools& tools);

 private:
  bool run(const Job& job, const JobTools& tools, Time& next) const;

  std::span<const Job> jobs_;
  std::vector<Time> next_;
};

}  // namespace latchkey
