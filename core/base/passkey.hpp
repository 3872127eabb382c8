#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

/// Where passkeys are made and used: one firm's portal.
struct PasskeySite {
  std::string origin;  // "https://hartwell.example", as browsers say it
  std::string rp_id;   // its host name, which a passkey is bound to
};

/// The site of a firm's base URL. Empty where browsers offer no passkeys: at a host that is an IP
/// address, and over plain http but for localhost and what ends in it (WebAuthn 5.1.3).
std::optional<PasskeySite> passkey_site(std::string_view base_url);

/// What is kept of a passkey: nothing of it is secret.
struct PasskeyKey {
  std::string credential_id;     // 16 to 1023 bytes, chosen by the authenticator
  int algorithm = 0;             // of COSE: -7 ES256, -8 EdDSA, -257 RS256
  std::string public_key;        // as libfido2 takes it
  std::uint32_t sign_count = 0;  // 0 where the authenticator does not count
};

/// What navigator.credentials.create() gave.
struct PasskeyCreation {
  std::string client_data;         // clientDataJSON
  std::string authenticator_data;  // getAuthenticatorData()
};

/// The key, where it was made at `site` for `challenge` (base64url) with the user present and
/// verified. Who made the authenticator is not asked (attestation "none"): a client's own phone is
/// as good as any.
std::optional<PasskeyKey> read_new_passkey(const PasskeySite& site, std::string_view challenge,
                                           const PasskeyCreation& made);

/// What navigator.credentials.get() gave.
struct PasskeyAssertion {
  std::string credential_id;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};

/// The new sign count, where `given` was signed by `key` at `site` for `challenge` with the user
/// present and verified, and the count has not gone back (a copy of the key would show so: WebAuthn
/// 7.2, 22).
std::optional<std::uint32_t> verify_passkey(const PasskeySite& site, std::string_view challenge,
                                            const PasskeyKey& key, const PasskeyAssertion& given);

/// The bytes of base64url without padding; empty where `text` is not the one spelling of any.
std::optional<std::string> read_base64url(std::string_view text);

}  // namespace latchkey
