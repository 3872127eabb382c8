#include "core/base/passkey.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <algorithm>
#include <memory>
#include <new>

#include "core/base/client_data.hpp"
#include "core/base/secret.hpp"
#include "core/base/sha256.hpp"

namespace latchkey {
namespace {

/// WebAuthn 6.1: 32 bytes of hash, one of flags, four of the count; libfido2 reads what follows.
constexpr std::size_t kLeastAuthenticatorData = 37, kMostAuthenticatorData = 16 * 1024;
constexpr unsigned char kPresent = 0x01, kVerified = 0x04;
/// WebAuthn 5.8.3.
constexpr std::size_t kLeastCredentialId = 16, kMostCredentialId = 1023;

template <class T, void (*free_it)(T**)>
struct Free {
  void operator()(T* object) const { free_it(&object); }
};
using Credential = std::unique_ptr<fido_cred_t, Free<fido_cred_t, fido_cred_free>>;
using Assertion = std::unique_ptr<fido_assert_t, Free<fido_assert_t, fido_assert_free>>;
using Es256Key = std::unique_ptr<es256_pk_t, Free<es256_pk_t, es256_pk_free>>;
using EddsaKey = std::unique_ptr<eddsa_pk_t, Free<eddsa_pk_t, eddsa_pk_free>>;
using Rs256Key = std::unique_ptr<rs256_pk_t, Free<rs256_pk_t, rs256_pk_free>>;

template <class Held>
Held required(Held held) {
  if (!held) throw std::bad_alloc{};
  return held;
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string text_of(const unsigned char* bytes, std::size_t size) {
  return bytes ? std::string{reinterpret_cast<const char*>(bytes), size} : std::string{};
}

Bytes32 sha256(std::string_view text) {
  Sha256 sum;
  sum.add(text);
  return sum.finish();
}

/// WebAuthn 7.1 and 7.2: what the browser says of where and what for.
bool client_data_fits(std::string_view json, std::string_view type, const PasskeySite& site,
                      std::string_view challenge) {
  auto read = read_client_data(json);
  return read && read->type == type && !challenge.empty() &&
         equal_in_constant_time(read->challenge, challenge) && read->origin == site.origin &&
         !read->cross_origin;
}

/// The same sections: what the authenticator says.
bool authenticator_data_fits(std::string_view data, const PasskeySite& site) {
  if (data.size() < kLeastAuthenticatorData || data.size() > kMostAuthenticatorData) return false;
  const Bytes32 wanted = sha256(site.rp_id);
  const auto flags = static_cast<unsigned char>(data[wanted.size()]);
  return data.substr(0, wanted.size()) == as_text(wanted) && (flags & kPresent) != 0 &&
         (flags & kVerified) != 0;
}

/// The credential in `data`, where it is of the algorithm.
std::optional<PasskeyKey> read_credential(int algorithm, std::string_view data) {
  Credential credential = required(Credential{fido_cred_new()});
  if (fido_cred_set_type(credential.get(), algorithm) != FIDO_OK ||
      fido_cred_set_authdata_raw(credential.get(), bytes_of(data), data.size()) != FIDO_OK) {
    return std::nullopt;
  }
  PasskeyKey key{
      text_of(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get())), algorithm,
      text_of(fido_cred_pubkey_ptr(credential.get()), fido_cred_pubkey_len(credential.get())),
      fido_cred_sigcount(credential.get())};
  const std::size_t length = key.credential_id.size();
  if (length < kLeastCredentialId || length > kMostCredentialId || key.public_key.empty()) {
    return std::nullopt;
  }
  return key;
}

template <class Key, class Object>
int verify_with(Key made, int (*read)(Object*, const void*, std::size_t), int algorithm,
                const std::string& public_key, const fido_assert_t* assertion) {
  Key key = required(std::move(made));
  if (int wrong = read(key.get(), public_key.data(), public_key.size()); wrong != FIDO_OK) {
    return wrong;
  }
  return fido_assert_verify(assertion, 0, algorithm, key.get());
}

bool signed_by(const PasskeyKey& key, const fido_assert_t* assertion) {
  switch (key.algorithm) {
    case COSE_ES256:
      return verify_with(Es256Key{es256_pk_new()}, es256_pk_from_ptr, COSE_ES256, key.public_key,
                         assertion) == FIDO_OK;
    case COSE_EDDSA:
      return verify_with(EddsaKey{eddsa_pk_new()}, eddsa_pk_from_ptr, COSE_EDDSA, key.public_key,
                         assertion) == FIDO_OK;
    case COSE_RS256:
      return verify_with(Rs256Key{rs256_pk_new()}, rs256_pk_from_ptr, COSE_RS256, key.public_key,
                         assertion) == FIDO_OK;
    default:
      return false;
  }
}

bool is_ip_address(std::string_view host) {
  return host.starts_with('[') ||
         std::ranges::all_of(host, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

}  // namespace

std::optional<PasskeySite> passkey_site(std::string_view base_url) {
  const auto scheme_end = base_url.find("://");
  if (scheme_end == base_url.npos) return std::nullopt;
  const std::string_view rest = base_url.substr(scheme_end + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of(":/"));
  if (host.empty() || is_ip_address(host)) return std::nullopt;
  const bool local = host == "localhost" || host.ends_with(".localhost");
  if (base_url.substr(0, scheme_end) != "https" && !local) return std::nullopt;
  return PasskeySite{std::string{base_url}, std::string{host}};
}

std::optional<PasskeyKey> read_new_passkey(const PasskeySite& site, std::string_view challenge,
                                           const PasskeyCreation& made) {
  if (!client_data_fits(made.client_data, "webauthn.create", site, challenge) ||
      !authenticator_data_fits(made.authenticator_data, site)) {
    return std::nullopt;
  }
  fido_init(0);
  for (int algorithm : {COSE_ES256, COSE_EDDSA, COSE_RS256}) {
    if (auto key = read_credential(algorithm, made.authenticator_data)) return key;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> verify_passkey(const PasskeySite& site, std::string_view challenge,
                                            const PasskeyKey& key, const PasskeyAssertion& given) {
  if (given.credential_id != key.credential_id ||
      !client_data_fits(given.client_data, "webauthn.get", site, challenge) ||
      !authenticator_data_fits(given.authenticator_data, site)) {
    return std::nullopt;
  }
  fido_init(0);
  Assertion assertion = required(Assertion{fido_assert_new()});
  fido_assert_t* a = assertion.get();
  if (fido_assert_set_clientdata(a, bytes_of(given.client_data), given.client_data.size()) !=
          FIDO_OK ||
      fido_assert_set_rp(a, site.rp_id.c_str()) != FIDO_OK ||
      fido_assert_set_count(a, 1) != FIDO_OK ||
      fido_assert_set_authdata_raw(a, 0, bytes_of(given.authenticator_data),
                                   given.authenticator_data.size()) != FIDO_OK ||
      fido_assert_set_sig(a, 0, bytes_of(given.signature), given.signature.size()) != FIDO_OK ||
      fido_assert_set_up(a, FIDO_OPT_TRUE) != FIDO_OK ||
      fido_assert_set_uv(a, FIDO_OPT_TRUE) != FIDO_OK || !signed_by(key, a)) {
    return std::nullopt;
  }
  const std::uint32_t count = fido_assert_sigcount(a, 0);
  const bool counts = count != 0 || key.sign_count != 0;
  if (counts && count <= key.sign_count) return std::nullopt;
  return count;
}

std::optional<std::string> read_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  bytes.resize(length);
  return bytes;
}

}  // namespace latchkey
