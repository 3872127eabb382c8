#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/random.hpp"

namespace latchkey {

using Bytes32 = std::array<unsigned char, 32>;

/// 32 random bytes that a URL or a cookie carries as 43 characters of base64url (RFC 4648 5,
/// unpadded). The text leaves this type only on its way to the one who may hold it; what is kept is
/// its TokenHash. (ASVS 5: 6.5.2, 11.5.1)
class Token {
 public:
  static constexpr std::size_t kTextLength = 43;

  static Token make(Random& random);
  /// Empty unless `text` is the one canonical spelling of 32 bytes.
  static std::optional<Token> parse(std::string_view text);

  std::string text() const;
  const Bytes32& bytes() const { return bytes_; }

 private:
  explicit Token(const Bytes32& bytes) : bytes_(bytes) {}
  Bytes32 bytes_;
};

/// What the database holds in place of a token.
struct TokenHash {
  Bytes32 bytes{};
  bool operator==(const TokenHash&) const = default;
  /// The 32 bytes, as a VARBINARY parameter.
  std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
};

/// What a key is for. Each purpose has a key of its own, so that a value made for one is worthless
/// for another. The numbers go into the derivation: never reuse one.
enum class Purpose : unsigned char {
  link_token = 1,
  session_token = 2,
  device_token = 3,
  fingerprint = 4,
  csrf = 5,
  audit = 6,
  document_key = 7,
  rate_limit = 8,
  not_me_token = 9,
  device_of_visit = 10,
  confirmation_token = 11,
  recovery_code = 12,
  totp_secret = 13,
  passkey_challenge = 14,
  handover_code = 15,
  pin_token = 16,
  invitation_token = 17,
  preview_key = 18,
};

/// The installation's keys, all derived from one 32-byte master key (libsodium's crypto_kdf).
/// Copies are cheap; nothing in here changes after it is made.
class Keyring {
 public:
  explicit Keyring(const Bytes32& master);
  /// Reads a file that holds the master key as 43 characters of base64url and perhaps a newline.
  /// Throws std::runtime_error naming the file (and never its content).
  static Keyring from_file(const std::string& path);

  /// Keyed BLAKE2b-256 of a token.
  TokenHash hash(Purpose purpose, const Token& token) const;
  /// Keyed BLAKE2b-256 of any text.
  Bytes32 mac(Purpose purpose, std::string_view text) const;
  /// Authenticated encryption of a short secret (XSalsa20-Poly1305 with a random nonce in front).
  std::string seal(Purpose purpose, std::string_view plain, Random& random) const;
  /// Empty when `sealed` was not made by seal() under this purpose and key.
  std::optional<std::string> open(Purpose purpose, std::string_view sealed) const;

 private:
  Bytes32 key(Purpose purpose) const;
  Bytes32 master_;
};

/// BLAKE2b-256 without a key: for checksums of what is no secret.
Bytes32 digest(std::string_view text);
/// Equality in a time that does not depend on where the two differ. Lengths may show.
bool equal_in_constant_time(std::string_view left, std::string_view right);
/// base64url without padding.
std::string base64url(std::string_view bytes);
/// Lower-case hexadecimal.
std::string hex(std::string_view bytes);
std::string_view as_text(const Bytes32& bytes);

}  // namespace latchkey
