// What the mailer does from time to time besides mailing.
#pragma once

#include <span>

#include "core/db/database.hpp"

namespace latchkey {

struct Job {
  const char* name;
  Duration every;
  // Does one bite of it, short enough for one transaction; returns how many rows it took away. Is
  // called again at once while that is a full bite (kJobBite).
  std::uint64_t (*run)(Database& db, Time now);
};

inline constexpr std::uint64_t kJobBite = 1000;

// THE list of jobs. Each may run in several mailers at once.
std::span<const Job> jobs();

}  // namespace latchkey
