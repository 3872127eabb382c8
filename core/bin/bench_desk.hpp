#pragma once
#include <cstdint>

#include "core/db/database.hpp"

namespace latchkey {

/// What staff's lists are measured with.
struct BenchDesk {
  std::int64_t contacts = 0;    // with half as many clients
  std::int64_t work_items = 0;  // 60 in a hundred completed; of the rest every second is asked for
};

/// Adds them to the firm of the bench data, with twenty colleagues who share the work, three
/// statuses of its own, and what waits for review.
void add_bench_desk(Database& db, FirmId firm, const BenchDesk& wanted, Time now);

}  // namespace latchkey
