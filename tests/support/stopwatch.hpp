// How long something took, for tests that two things take equally long.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace latchkey::test {

inline double milliseconds_by_clock() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// Of this process's processor: for what takes long by itself, such as a password's hash. There the
/// clock would tell of the neighbours on a busy machine.
inline double milliseconds_by_processor() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

inline double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<long>(values.size() / 2));
  return values[values.size() / 2];
}

}  // namespace latchkey::test
