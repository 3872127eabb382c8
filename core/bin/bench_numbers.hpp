#pragma once
#include <cstdint>

// The server makes the rows of bench data itself, from numbers: nothing of them crosses the
// connection.

namespace latchkey {

/// Rows a statement: as many as the numbers of one derived table. Signed: differences of numbers go
/// into the SQL.
inline constexpr std::int64_t kBenchChunk = 10'000;

#define DIGIT                                                                                \
  "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 " \
  "UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL "   \
  "SELECT 9)"
/// A table `numbers` with the column n. Its parameters are the first number, and the last.
#define NUMBERS                                                                         \
  "(SELECT * FROM (SELECT ? + e.d + 10 * z.d + 100 * h.d + 1000 * t.d AS n FROM " DIGIT \
  " e, " DIGIT " z, " DIGIT " h, " DIGIT " t) every WHERE n <= ?) numbers "

}  // namespace latchkey
