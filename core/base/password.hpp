#pragma once
#include <string>
#include <string_view>

#include "core/base/slots.hpp"

namespace latchkey {

/// Argon2id of libsodium at its INTERACTIVE figures (64 MiB, 2 passes: security.md 12), as a text
/// that holds algorithm, figures and salt. Takes about 60 ms of one core.
/// Throws std::bad_alloc where the memory cannot be had.
std::string hash_password(std::string_view password);

/// True when `hash` was made from `password`. Takes as long for a wrong password as for a right
/// one.
bool verify_password(std::string_view hash, std::string_view password);

/// A hash that no password opens, for the case that there is no account: verifying against it takes
/// the time of a real one (security.md 14).
const std::string& unmatchable_password_hash();

/// Lets at most so many processes hash at once, across all workers, since each takes 64 MiB.
class PasswordGate : public Slots {
 public:
  using Slots::Slots;
};

}  // namespace latchkey
