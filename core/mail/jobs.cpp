#include "core/mail/jobs.hpp"

#include <array>

#include "core/base/log.hpp"
#include "core/domain/document_sweep.hpp"

namespace latchkey {
namespace {

// The literal 1000 in these is kJobBite.
std::uint64_t forget_ended_sessions(const JobTools& tools) {
  return tools.db.execute(
      "DELETE FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000", {tools.now});
}

std::uint64_t forget_old_limits(const JobTools& tools) {
  return tools.db.execute(
      "DELETE FROM rate_limits WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000", {tools.now});
}

std::uint64_t forget_spent_challenges(const JobTools& tools) {
  return tools.db.execute(
      "DELETE FROM spent_passkey_challenges WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000",
      {tools.now});
}

std::uint64_t sweep_stored_files(const JobTools& tools) {
  try {
    const DocumentSweep sweep = sweep_documents(tools.db, tools.documents, tools.now, tools.go_on);
    if (sweep.refused) {
      log::error("sweep-refused", {{"files", std::to_string(sweep.looked_at)},
                                   {"without_a_row", std::to_string(sweep.orphans)},
                                   {"why", "so many look like another database's files"}});
      return sweep.unfinished;
    }
    return sweep.stopped ? 0 : sweep.orphans + sweep.unfinished;
  } catch (const StoreError& error) {
    // Mail goes out whether or not the documents can be reached.
    log::error("sweep-failed", {{"why", error.what()}});
    return 0;
  }
}

}  // namespace

std::span<const Job> jobs() {
  using namespace std::chrono_literals;
  static constexpr std::array<Job, 4> kJobs = {{
      {"forget_ended_sessions", 10min, forget_ended_sessions},
      {"forget_old_limits", 10min, forget_old_limits},
      {"forget_spent_challenges", 10min, forget_spent_challenges},
      {"sweep_stored_files", 24h, sweep_stored_files},
  }};
  return kJobs;
}

}  // namespace latchkey
