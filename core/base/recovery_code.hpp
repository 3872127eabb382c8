#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/random.hpp"

namespace latchkey {

/// How many codes a set has: what a person prints or writes down once.
inline constexpr int kRecoveryCodes = 10;

/// A code for the day that phone or key is lost: ten random characters of 5 bits each, shown as
/// "k7p2m-9xwqd" (50 bits; ASVS 5 6.5.3 asks for 20 where tries are limited). Crockford's base32,
/// which has no i, l, o and u: what is read from paper cannot be mistaken.
std::string make_recovery_code(Random& random);

/// The one spelling of what was typed: lower case, with the hyphen; i and l count as 1, o as 0, and
/// blanks and hyphens do not matter. Empty where it can be no code.
std::optional<std::string> read_recovery_code(std::string_view typed);

}  // namespace latchkey
