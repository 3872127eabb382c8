#pragma once
#include <optional>
#include <string>

#include "core/domain/second_factor.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// What staff see before they reset a contact's second factor.
struct SecondFactorReset {
  std::string contact_name;
  std::string address;  // where the notice goes
  SecondFactor factor;
  int sessions = 0;  // of the login, which will end

  bool something() const { return factor.on() || factor.recovery_codes > 0; }
};

/// Empty where the firm has no such contact, or they have no login.
std::optional<SecondFactorReset> find_second_factor_reset(Database& db, FirmId firm,
                                                          ContactId contact, Time now);

/// Takes away authenticator app, passkeys and recovery codes, ends the login's sessions and tells
/// the contact by mail. The password stays as it is. False where there is nothing to reset.
bool reset_second_factor(Database& db, const Keyring& keys, Random& random, FirmId firm,
                         const ActingStaff& by, ContactId contact, Time now);

}  // namespace latchkey
