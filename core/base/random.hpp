#pragma once
#include <span>

namespace latchkey {

/// Where unguessable bytes come from. One of the three seams that tests replace.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<unsigned char> bytes) = 0;
};

/// libsodium's generator (getrandom(2) below).
class SystemRandom final : public Random {
 public:
  void fill(std::span<unsigned char> bytes) override;
};

}  // namespace latchkey
