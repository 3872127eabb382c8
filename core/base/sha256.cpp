#include "core/base/sha256.hpp"

#include <sodium.h>

namespace latchkey {

static_assert(sizeof(Bytes32) == crypto_hash_sha256_BYTES);

struct Sha256::State {
  crypto_hash_sha256_state sum;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->sum);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->sum, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

Bytes32 Sha256::finish() {
  Bytes32 sum;
  crypto_hash_sha256_final(&state_->sum, sum.data());
  return sum;
}

}  // namespace latchkey
