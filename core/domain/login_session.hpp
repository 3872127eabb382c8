#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/session.hpp"

namespace latchkey {

/// So long the second step may take: a phone must be found.
inline constexpr std::chrono::minutes kHalfSessionLifetime{15};

/// Starts a login's session of the contact on the device for kLoginLifetime, in place of `replaced`
/// (the one that the browser showed) and of a half one. In the caller's transaction.
void start_login_session(Database& db, FirmId firm, ContactId contact, DeviceId device,
                         const TokenHash& made, const std::optional<SessionId>& replaced, Time now);

/// What still stands between a right password and the session.
enum class SecondStep {
  none,
  code,    // the account has a second factor: a code, a recovery code or a passkey
  set_up,  // it has none yet, and must have one or the password is too short to stand alone
           // (kLeastPasswordLength): staff may have reset the second factor
};
SecondStep second_step(Database& db, const Firm& firm, const AccountId& account,
                       std::string_view password);

/// Remembers the right password for kHalfSessionLifetime, in place of what was remembered before;
/// another session of the browser's lives on. In the caller's transaction.
void start_half_session(Database& db, Random& random, FirmId firm, ContactId contact,
                        DeviceId device, Time now);
/// Empty also where the contact is deleted or the login gone.
std::optional<HalfSession> find_half_session(Database& db, FirmId firm,
                                             const std::optional<DeviceId>& device, Time now);

}  // namespace latchkey
