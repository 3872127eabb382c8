#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// What a passkey signs so that what it says is of now. Nothing is kept of a challenge until it is
/// used: a page that shows one changes nothing.
inline constexpr std::chrono::minutes kChallengeLifetime{5};

enum class ChallengeFor { sign_in, add };

/// A challenge in base64url, for this firm, purpose and browser alone; `browser`: a text that the
/// page's form brings back and that no other browser has (its csrf value).
std::string make_passkey_challenge(const Keyring& keys, Random& random, FirmId firm,
                                   ChallengeFor purpose, std::string_view browser, Time now);

/// True where the challenge was made so, within its lifetime, for the first caller who asks: the
/// others, however parallel, get false. In a transaction of its own.
bool spend_passkey_challenge(Database& db, const Keyring& keys, FirmId firm, ChallengeFor purpose,
                             std::string_view browser, std::string_view challenge, Time now);

}  // namespace latchkey
