// A passkey's authenticator and its browser in one: makes and uses one Ed25519 credential. What it
// says can be spoiled first.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/passkey.hpp"

namespace latchkey::test {

struct SoftAuthenticator {
  explicit SoftAuthenticator(PasskeySite where);

  PasskeySite site;
  std::string credential_id = "a credential of some bytes";
  std::uint32_t count = 0;       // goes up by `counts_by` with each use
  std::uint32_t counts_by = 1;   // 0: does not count, as those that are shared between devices
  unsigned char flags = 0x05;    // user present and verified
  std::string client_data_more;  // of JSON, behind the members that browsers write

  PasskeyCreation create(const std::string& challenge);
  PasskeyAssertion get(const std::string& challenge);
  /// The same with any type.
  PasskeyAssertion sign(const std::string& type, const std::string& challenge);

 private:
  std::string client_data(const std::string& type, const std::string& challenge) const;
  std::string authenticator_data(bool with_credential);

  std::string public_key_, secret_key_;
};

}  // namespace latchkey::test
