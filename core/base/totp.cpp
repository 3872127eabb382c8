#include "core/base/totp.hpp"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <new>
#include <stdexcept>

#include "core/base/secret.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kSecretBytes = 20;

/// RFC 3986 2.3: what needs no escape.
bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

/// Also blanks as %20: apps read "+" as it stands.
std::string percent_encode(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (char c : text) {
    if (unreserved(c)) {
      encoded += c;
    } else {
      auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return encoded;
}

/// The digits of what was typed, where it is nothing else but blanks.
std::optional<std::string> digits_of(std::string_view typed) {
  std::string digits;
  for (char c : typed) {
    if (c == ' ') continue;
    if (c < '0' || c > '9' || digits.size() == kTotpDigits) return std::nullopt;
    digits += c;
  }
  if (digits.size() != kTotpDigits) return std::nullopt;
  return digits;
}

}  // namespace

std::uint64_t totp_step(Time time) {
  return static_cast<std::uint64_t>(time.time_since_epoch() / kTotpStep);
}

std::string make_totp_secret(Random& random) {
  std::string secret(kSecretBytes, '\0');
  random.fill({reinterpret_cast<unsigned char*>(secret.data()), secret.size()});
  return secret;
}

std::string totp_secret_text(std::string_view secret) {
  char* encoded = nullptr;
  std::size_t length = 0;
  if (oath_base32_encode(secret.data(), secret.size(), &encoded, &length) != OATH_OK) {
    throw std::bad_alloc{};
  }
  std::string text(encoded, length);
  std::free(encoded);
  while (!text.empty() && text.back() == '=') text.pop_back();
  return text;
}

std::string totp_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
  const std::string name = percent_encode(issuer);
  return "otpauth://totp/" + name + ":" + percent_encode(account) +
         "?secret=" + totp_secret_text(secret) + "&issuer=" + name;
}

std::string totp_code(std::string_view secret, std::uint64_t step) {
  std::array<char, kTotpDigits + 1> code{};
  if (oath_hotp_generate(secret.data(), secret.size(), step, kTotpDigits, false,
                         OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) != OATH_OK) {
    throw std::runtime_error("a one-time code could not be made");
  }
  return std::string(code.data(), kTotpDigits);
}

std::optional<std::uint64_t> match_totp(std::string_view secret, std::string_view typed, Time now,
                                        std::uint64_t last_used) {
  auto digits = digits_of(typed);
  if (!digits) return std::nullopt;
  const std::uint64_t at = totp_step(now);
  std::optional<std::uint64_t> matched;
  for (std::uint64_t step = at - 1; step <= at + 1; ++step) {
    const bool same = equal_in_constant_time(totp_code(secret, step), *digits);
    if (same && step > last_used && !matched) matched = step;
  }
  return matched;
}

}  // namespace latchkey
