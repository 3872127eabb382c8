#include "core/base/secret.hpp"

#include <sodium.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

#include "core/base/config.hpp"

namespace latchkey {
namespace {

constexpr int kBase64Url = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr char kKdfContext[crypto_kdf_CONTEXTBYTES + 1] = "latchkey";

/// sodium_init() is idempotent and cheap after the first time.
void ensure_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

void SystemRandom::fill(std::span<unsigned char> bytes) {
  ensure_sodium();
  randombytes_buf(bytes.data(), bytes.size());
}

Token Token::make(Random& random) {
  Bytes32 bytes;
  random.fill(bytes);
  return Token{bytes};
}

std::optional<Token> Token::parse(std::string_view text) {
  if (text.size() != kTextLength) return std::nullopt;
  Bytes32 bytes;
  std::size_t length = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                        nullptr, kBase64Url) != 0 ||
      length != bytes.size()) {
    return std::nullopt;
  }
  return Token{bytes};
}

std::string Token::text() const {
  return base64url(as_text(bytes_));
}

Keyring::Keyring(const Bytes32& master) : master_(master) {
  ensure_sodium();
}

Keyring Keyring::from_file(const std::string& path) {
  std::ifstream file{locate_secret_file(path)};
  std::string line;
  if (!file || !std::getline(file, line)) {
    throw std::runtime_error("the key file " + path + " cannot be read");
  }
  auto token = Token::parse(line);
  if (!token) {
    throw std::runtime_error("the key file " + path + " does not hold a key of 43 characters");
  }
  return Keyring{token->bytes()};
}

Bytes32 Keyring::key(Purpose purpose) const {
  Bytes32 derived;
  crypto_kdf_derive_from_key(derived.data(), derived.size(), static_cast<std::uint64_t>(purpose),
                             kKdfContext, master_.data());
  return derived;
}

TokenHash Keyring::hash(Purpose purpose, const Token& token) const {
  return TokenHash{mac(purpose, as_text(token.bytes()))};
}

Bytes32 Keyring::mac(Purpose purpose, std::string_view text) const {
  Bytes32 secret = key(purpose), result;
  crypto_generichash(result.data(), result.size(), bytes_of(text), text.size(), secret.data(),
                     secret.size());
  return result;
}

std::string Keyring::seal(Purpose purpose, std::string_view plain, Random& random) const {
  Bytes32 secret = key(purpose);
  std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
  unsigned char* nonce = bytes_of(sealed);
  random.fill({nonce, crypto_secretbox_NONCEBYTES});
  crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytes_of(plain), plain.size(), nonce,
                        secret.data());
  return sealed;
}

std::optional<std::string> Keyring::open(Purpose purpose, std::string_view sealed) const {
  constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (sealed.size() < kOverhead) return std::nullopt;
  Bytes32 secret = key(purpose);
  std::string plain(sealed.size() - kOverhead, '\0');
  const unsigned char* nonce = bytes_of(sealed);
  if (crypto_secretbox_open_easy(bytes_of(plain), nonce + crypto_secretbox_NONCEBYTES,
                                 sealed.size() - crypto_secretbox_NONCEBYTES, nonce,
                                 secret.data()) != 0) {
    return std::nullopt;
  }
  return plain;
}

Bytes32 digest(std::string_view text) {
  Bytes32 sum;
  crypto_generichash(sum.data(), sum.size(), bytes_of(text), text.size(), nullptr, 0);
  return sum;
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string base64url(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kBase64Url), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), kBase64Url);
  text.resize(std::strlen(text.c_str()));
  return text;
}

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
  text.pop_back();
  return text;
}

std::string_view as_text(const Bytes32& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace latchkey
