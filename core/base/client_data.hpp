#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

/// What a browser wrote down of a passkey's use before it was signed (WebAuthn 5.8.1,
/// CollectedClientData). What else stands in it is passed over.
struct ClientData {
  std::string type;       // "webauthn.create" or "webauthn.get"
  std::string challenge;  // as base64url
  std::string origin;     // "https://hartwell.example"
  bool cross_origin = false;
};

/// The longest that is read, in bytes; browsers write some 150.
inline constexpr std::size_t kMaxClientData = 4096;

/// Empty unless `json` is one JSON object (RFC 8259) in UTF-8 of at most kMaxClientData bytes with
/// the three texts, in which no name stands twice and nothing lies more than 8 deep.
std::optional<ClientData> read_client_data(std::string_view json);

}  // namespace latchkey
