#include "core/mail/jobs.hpp"

#include <array>

namespace latchkey {
namespace {

// The literal 1000 in these is kJobBite.
std::uint64_t forget_ended_sessions(Database& db, Time now) {
  return db.execute("DELETE FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000",
                    {now});
}

std::uint64_t forget_old_limits(Database& db, Time now) {
  return db.execute("DELETE FROM rate_limits WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000",
                    {now});
}

}  // namespace

std::span<const Job> jobs() {
  using namespace std::chrono_literals;
  static constexpr std::array<Job, 2> kJobs = {{
      {"forget_ended_sessions", 10min, forget_ended_sessions},
      {"forget_old_limits", 10min, forget_old_limits},
  }};
  return kJobs;
}

}  // namespace latchkey
