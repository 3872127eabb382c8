#pragma once
#include "core/base/time.hpp"

namespace latchkey {

/// Where the time comes from. One of the three seams that tests replace; it is read once a request.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Time now() const override {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  }
};

}  // namespace latchkey
