#include "core/domain/passkey_challenge.hpp"

#include <array>
#include <cstring>
#include <optional>

#include "core/base/passkey.hpp"

namespace latchkey {
namespace {

// When it ends (microseconds since 1970, 8 bytes), 16 random bytes, and our mac over both.
constexpr std::size_t kEnd = 8, kRandom = 16, kMac = 32;

Bytes32 mac_of(const Keyring& keys, FirmId firm, ChallengeFor purpose, std::string_view browser,
               std::string_view bytes) {
  std::string text = "challenge|" + std::to_string(firm.value);
  text += purpose == ChallengeFor::add ? "|add|" : "|sign_in|";
  text += browser;
  text += '|';
  text += bytes;
  return keys.mac(Purpose::passkey_challenge, text);
}

std::string bytes_of(Time end) {
  const std::int64_t micros = end.time_since_epoch().count();
  std::string bytes(kEnd, '\0');
  std::memcpy(bytes.data(), &micros, kEnd);
  return bytes;
}

Time end_of(std::string_view bytes) {
  std::int64_t micros = 0;
  std::memcpy(&micros, bytes.data(), kEnd);
  return Time{Duration{micros}};
}

}  // namespace

std::string make_passkey_challenge(const Keyring& keys, Random& random, FirmId firm,
                                   ChallengeFor purpose, std::string_view browser, Time now) {
  std::array<unsigned char, kRandom> fresh;
  random.fill(fresh);
  std::string bytes = bytes_of(now + kChallengeLifetime);
  bytes.append(reinterpret_cast<const char*>(fresh.data()), fresh.size());
  const Bytes32 mac = mac_of(keys, firm, purpose, browser, bytes);
  return base64url(bytes.append(as_text(mac)));
}

bool spend_passkey_challenge(Database& db, const Keyring& keys, FirmId firm, ChallengeFor purpose,
                             std::string_view browser, std::string_view challenge, Time now) {
  auto bytes = read_base64url(challenge);
  if (!bytes || bytes->size() != kEnd + kRandom + kMac) return false;
  const std::string_view signed_part = std::string_view{*bytes}.substr(0, kEnd + kRandom);
  const Bytes32 mac = mac_of(keys, firm, purpose, browser, signed_part);
  if (!equal_in_constant_time(as_text(mac), std::string_view{*bytes}.substr(kEnd + kRandom))) {
    return false;
  }
  const Time end = end_of(signed_part);
  if (end <= now) return false;
  return db.execute(
             "INSERT IGNORE INTO spent_passkey_challenges (firm_id, challenge_hash, expires_at) "
             "VALUES (?, ?, ?)",
             {firm, digest(*bytes), end}) == 1;
}

}  // namespace latchkey
