#pragma once
#include <cstdint>

#include "core/db/database.hpp"

namespace latchkey {

/// What the client's home is measured with. Numbers of rows are fixed, so that the bench finds
/// them.
struct BenchHomes {
  // Contacts with 100 work items to do, two requests each, and 100 completed ones.
  std::int64_t homes = 0;
  // The same with 10,000 completed ones.
  std::int64_t long_homes = 0;
  // Contacts beside them, with a client and one work item each.
  std::int64_t crowd = 0;
};

/// The first contact (and client) of the homes; those with a long history come behind the others.
inline constexpr std::int64_t kFirstHome = 9'000'001;

/// Adds them to the firm of the bench data.
void add_bench_homes(Database& db, FirmId firm, StaffId staff, const BenchHomes& wanted, Time now);

}  // namespace latchkey
