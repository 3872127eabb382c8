#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/firm.hpp"

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
  code,    // the login has a second factor: a code, a recovery code or a passkey
  set_up,  // the login has none yet, and the firm requires one or the password is too short to
           // stand alone (kLeastPasswordLength): staff may have reset the second factor
};
SecondStep second_step(Database& db, const Firm& firm, ContactId contact,
                       std::string_view password);

/// A password was right on this device; the second step is still to come. It is no session: nothing
/// of the contact's is shown for it. The device's cookie is what it is found by.
struct HalfSession {
  SessionId id;
  ContactId contact;
  std::string name;
};

/// Remembers the right password for kHalfSessionLifetime, in place of what was remembered before;
/// another session of the browser's lives on. In the caller's transaction.
void start_half_session(Database& db, Random& random, FirmId firm, ContactId contact,
                        DeviceId device, Time now);
/// Empty also where the contact is deleted or the login gone.
std::optional<HalfSession> find_half_session(Database& db, FirmId firm,
                                             const std::optional<DeviceId>& device, Time now);

}  // namespace latchkey
