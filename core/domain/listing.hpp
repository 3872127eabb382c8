#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

/// Rows on one page of staff's lists.
inline constexpr int kRowsPerPage = 50;

/// One page of a list.
template <class T>
struct Listing {
  std::vector<T> rows;
  std::uint64_t total = 0;  // rows on all pages together
  int page = 1;             // from 1

  int pages() const {
    return total == 0 ? 1 : static_cast<int>((total + kRowsPerPage - 1) / kRowsPerPage);
  }
};

/// Counting stops here: nobody reads on a page whether there are 40,000 or 50,000.
inline constexpr std::uint64_t kCountedMost = 1'000;

/// A count that may have stopped at kCountedMost.
struct BoundedCount {
  std::uint64_t count = 0;
  bool more = false;
};
/// `counted`: of at most kCountedMost + 1 rows.
inline BoundedCount bounded(std::uint64_t counted) {
  return counted > kCountedMost ? BoundedCount{kCountedMost, true} : BoundedCount{counted, false};
}

/// How many rows come before page `page`; what is below 1 is page 1.
inline std::uint64_t rows_before(int page) {
  return page <= 1 ? 0 : static_cast<std::uint64_t>(page - 1) * kRowsPerPage;
}

/// The pattern for `LIKE ?` that finds `searched` anywhere, with what LIKE reads specially taken as
/// it is. '%' alone where nothing is searched for.
std::string contains_pattern(std::string_view searched);

}  // namespace latchkey
