#include "core/mail/schedule.hpp"

#include "core/base/log.hpp"

namespace latchkey {

Schedule::Schedule(std::span<const Job> jobs) : jobs_(jobs), next_(jobs.size()) {}

void Schedule::run_due(const JobTools& tools) {
  for (std::size_t i = 0; i < jobs_.size(); ++i) {
    if (next_[i] > tools.now) continue;
    const Job& job = jobs_[i];
    next_[i] = tools.now + job.every;
    std::uint64_t gone = 0;
    for (std::uint64_t bite = kJobBite; bite == kJobBite; gone += bite) bite = job.run(tools);
    if (gone > 0) log::notice("job", {{"name", job.name}, {"gone", std::to_string(gone)}});
  }
}

}  // namespace latchkey
