#pragma once
#include <chrono>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// "at most `count` within `within`", over a sliding window.
struct Limit {
  int count;
  std::chrono::seconds within;
};

/// What is limited, with its limits; the numbers are security.md's table "Limits on abuse".
struct LimitedAction {
  std::string_view name;
  std::vector<Limit> limits;
};

namespace limited {
extern const LimitedAction kAccessMail;           // to one address
extern const LimitedAction kAskForLink;           // from one IP
extern const LimitedAction kConfirmationMail;     // of one kind to one address
extern const LimitedAction kFailedClaim;          // from one IP
extern const LimitedAction kLogIn;                // clients' password tries, from one IP
extern const LimitedAction kLogInAs;              // the same, with one address
extern const LimitedAction kLogInFailed;          // with one address and a wrong password, in a row
extern const LimitedAction kFailedStaffSignIn;    // from one IP
extern const LimitedAction kFailedStaffSignInAs;  // from one IP with one address
extern const LimitedAction kRefusedDeviceNote;    // in the audit trail, from one IP
extern const LimitedAction kFailedCode;           // second steps and passkeys, from one IP
extern const LimitedAction kFailedCodeAs;         // the same, at one login
extern const LimitedAction kFailedOwnPassword;  // asked for again by who is signed in, at one login
extern const LimitedAction kPinOfNobody;        // for one address that has no PIN: see pin.cpp
extern const LimitedAction kOfferHandOver;      // by one device
}  // namespace limited

/// Counts one more for `subject` (an address, an IP, or an IP, "|" and more) of the firm, across
/// all workers and hosts. An IPv6 address counts as its /64 (core/base/network). Nothing is counted
/// where a limit is reached: then the wait until one more would be let through is returned. In a
/// transaction of its own.
std::optional<std::chrono::seconds> count_or_wait(Database& db, const Keyring& keys, FirmId firm,
                                                  const LimitedAction& action,
                                                  std::string_view subject, Time now);

/// The same question without counting.
std::optional<std::chrono::seconds> wait_of(Database& db, const Keyring& keys, FirmId firm,
                                            const LimitedAction& action, std::string_view subject,
                                            Time now);

/// Takes back the one that was counted at `now`, which turned out not to count.
void take_back(Database& db, const Keyring& keys, FirmId firm, const LimitedAction& action,
               std::string_view subject, Time now);

/// Throws DatabaseError where the database is away or takes no changes. Changes nothing itself: a
/// DELETE that finds no row is refused like any other, and by what counts for this very user, which
/// the server's read_only variables do not tell (users above them, MySQL's super_read_only).
void prove_writable(Database& db);

/// Forgets what was counted for `subject`: after a success.
void forget_count(Database& db, const Keyring& keys, FirmId firm, const LimitedAction& action,
                  std::string_view subject);

}  // namespace latchkey
