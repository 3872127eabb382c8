#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/random.hpp"
#include "core/base/time.hpp"

namespace latchkey {

// Time-based one-time passwords (RFC 6238) as every authenticator app makes them: SHA-1, six
// digits, a new one each 30 seconds.

inline constexpr unsigned kTotpDigits = 6;
inline constexpr std::chrono::seconds kTotpStep{30};

/// The number of the 30 seconds that `time` lies in, counted from 1970.
std::uint64_t totp_step(Time time);

/// 20 random bytes (RFC 4226 4, R6: the length of the hash).
std::string make_totp_secret(Random& random);

/// The secret as apps take it when it is typed: base32 (RFC 4648 6) without padding, upper case.
std::string totp_secret_text(std::string_view secret);

/// "otpauth://totp/…", what the QR code for an app holds. `issuer`: the firm; `account`: whose it
/// is, both any UTF-8.
std::string totp_uri(std::string_view issuer, std::string_view account, std::string_view secret);

/// The code of one step.
std::string totp_code(std::string_view secret, std::uint64_t step);

/// The step of which `typed` is the code, where that is the one of `now` or one beside it (a clock
/// or a thumb may be slow: RFC 6238 5.2) and comes after `last_used`: so a caller that keeps what
/// is returned lets each code count once. Blanks in `typed` do not matter.
std::optional<std::uint64_t> match_totp(std::string_view secret, std::string_view typed, Time now,
                                        std::uint64_t last_used);

}  // namespace latchkey
