// What the mailer does from time to time besides mailing.
#pragma once

#include <functional>
#include <span>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/store/document_store.hpp"

namespace latchkey {

// What a job works with.
struct JobTools {
  Database& db;
  const Keyring& keys;
  const DocumentStore& documents;
  Time now;
  std::function<bool()> go_on;  // to be asked in whatever takes longer than a second; false: stop
  Database* beside = nullptr;   // a second connection, patient with statements about many rows; its
                                // progress is seen by db. A job that needs it does nothing without
};

struct Job {
  const char* name;
  Duration every;
  // Does one bite of it, short enough for one transaction; returns how many rows or files it took
  // away. Is called again at once while that is a full bite (kJobBite). May throw: see Schedule.
  std::uint64_t (*run)(const JobTools& tools);
};

inline constexpr std::uint64_t kJobBite = 1000;

// THE list of jobs. Each may run in several mailers at once.
std::span<const Job> jobs();

}  // namespace latchkey
