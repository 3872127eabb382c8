#include "core/mail/schedule.hpp"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <memory>
#include <typeinfo>

#include "core/base/log.hpp"

namespace latchkey {
namespace {

std::string kind_of(const std::exception& error) {
  const char* name = typeid(error).name();
  const std::unique_ptr<char, void (*)(void*)> readable(
      abi::__cxa_demangle(name, nullptr, nullptr, nullptr), std::free);
  return readable ? readable.get() : name;
}

}  // namespace

Schedule::Schedule(std::span<const Job> jobs) : jobs_(jobs), next_(jobs.size()) {}

int Schedule::run_due(const JobTools& tools) {
  int failed = 0;
  for (std::size_t i = 0; i < jobs_.size(); ++i) {
    if (next_[i] <= tools.now && !run(jobs_[i], tools, next_[i])) ++failed;
  }
  return failed;
}

bool Schedule::run(const Job& job, const JobTools& tools, Time& next) const {
  next = tools.now + std::max<Duration>(job.every, kRestAfterFault);
  try {
    std::uint64_t gone = 0;
    for (std::uint64_t bite = kJobBite; bite == kJobBite; gone += bite) bite = job.run(tools);
    if (gone > 0) log::notice("job", {{"name", job.name}, {"gone", std::to_string(gone)}});
    next = tools.now + job.every;
    return true;
  } catch (const DatabaseError& error) {
    if (error.kind() == DatabaseError::Kind::gone) {
      // Soon after the database is back; but not so soon that a job whose own work breaks the
      // connection keeps the mailer from everything else.
      next = tools.now + std::min<Duration>(job.every, kRestAfterFault);
      throw;
    }
    log::error("job-failed", {{"name", job.name}, {"code", std::to_string(error.code())}});
  } catch (const std::exception& error) {
    log::error("job-failed", {{"name", job.name}, {"kind", kind_of(error)}});
  }
  return false;
}

}  // namespace latchkey
