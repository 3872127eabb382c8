#pragma once
#include <memory>
#include <string_view>

#include "core/base/secret.hpp"

namespace latchkey {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces. For sums that people compare with other
/// programs' ("is this the file that I sent?"); what we keep for ourselves is BLAKE2b.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  /// The sum of all that was added; ends the use of this object.
  Bytes32 finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace latchkey
