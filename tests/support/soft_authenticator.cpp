#include "tests/support/soft_authenticator.hpp"

#include <sodium.h>

#include <stdexcept>

#include "core/base/sha256.hpp"

namespace latchkey::test {
namespace {

unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string sha256(const std::string& text) {
  Sha256 sum;
  sum.add(text);
  return std::string{as_text(sum.finish())};
}

/// The low `bytes` bytes of a number, the highest first.
std::string big_endian(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(number >> (8 * i) & 255);
  return text;
}

}  // namespace

SoftAuthenticator::SoftAuthenticator(PasskeySite where)
    : site(std::move(where)),
      public_key_(crypto_sign_PUBLICKEYBYTES, '\0'),
      secret_key_(crypto_sign_SECRETKEYBYTES, '\0') {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
  crypto_sign_keypair(bytes_of(public_key_), bytes_of(secret_key_));
}

std::string SoftAuthenticator::client_data(const std::string& type,
                                           const std::string& challenge) const {
  return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" +
         site.origin + R"(","crossOrigin":false)" + client_data_more + "}";
}

std::string SoftAuthenticator::authenticator_data(bool with_credential) {
  constexpr unsigned char kAttestedCredential = 0x40;
  std::string data = sha256(site.rp_id);
  data += static_cast<char>(with_credential ? flags | kAttestedCredential : flags);
  count += counts_by;
  data += big_endian(count, 4);
  if (!with_credential) return data;
  data += std::string(16, '\0');  // no model named
  data += big_endian(static_cast<std::uint32_t>(credential_id.size()), 2) + credential_id;
  // COSE (RFC 9053 7.2): {1: OKP, 3: EdDSA, -1: Ed25519, -2: the key}
  data += std::string{"\xA4\x01\x01\x03\x27\x20\x06\x21\x58\x20", 10} + public_key_;
  return data;
}

PasskeyCreation SoftAuthenticator::create(const std::string& challenge) {
  return {client_data("webauthn.create", challenge), authenticator_data(true)};
}

PasskeyAssertion SoftAuthenticator::sign(const std::string& type, const std::string& challenge) {
  PasskeyAssertion given{credential_id, client_data(type, challenge), authenticator_data(false),
                         std::string(crypto_sign_BYTES, '\0')};
  const std::string message = given.authenticator_data + sha256(given.client_data);
  crypto_sign_detached(bytes_of(given.signature), nullptr,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                       bytes_of(secret_key_));
  return given;
}

PasskeyAssertion SoftAuthenticator::get(const std::string& challenge) {
  return sign("webauthn.get", challenge);
}

}  // namespace latchkey::test
