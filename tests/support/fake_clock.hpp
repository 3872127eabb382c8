#pragma once
#include "core/base/clock.hpp"

namespace latchkey::test {

/// A clock that stands until a test moves it.
struct FakeClock final : Clock {
  Time time = parse_sql_time("2026-11-23 09:00:00.000000");

  Time now() const override { return time; }
  void pass(Duration duration) { time += duration; }
};

}  // namespace latchkey::test
