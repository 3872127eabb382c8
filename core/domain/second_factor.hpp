#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/password.hpp"
#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/account.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {

/// What an account asks for beside its password.
struct SecondFactor {
  std::optional<Time> totp_since;  // an authenticator app; empty: none
  int passkeys = 0;
  int recovery_codes = 0;  // unused ones

  bool on() const { return totp_since || passkeys > 0; }
};

/// Empty where there is no such login or active member of staff.
std::optional<SecondFactor> find_second_factor(Database& db, FirmId firm, const AccountId& account);
/// The same, and nobody else changes it until the end of the caller's transaction.
std::optional<SecondFactor> lock_second_factor(Database& db, FirmId firm, const AccountId& account);

/// Staff always have a second factor (security.md 12), a login where its firm says so.
bool must_have_second_factor(const Firm& firm, const AccountId& account);

/// A secret that a page shows as a QR code, before it counts. Nothing is kept of it until a code
/// from the app has come back; until then the page itself carries it, sealed.
struct TotpOffer {
  std::string secret;
  std::string sealed;  // base64url
};
inline constexpr std::chrono::hours kTotpOfferLifetime{1};

TotpOffer make_totp_offer(const Keyring& keys, Random& random, FirmId firm,
                          const AccountId& account, Time now);
/// Empty where it was not made for this account, or longer ago than kTotpOfferLifetime.
std::optional<TotpOffer> open_totp_offer(const Keyring& keys, FirmId firm, const AccountId& account,
                                         std::string_view sealed, Time now);

enum class TurnOnOutcome {
  turned_on,
  wrong_code,
  already_on,  // on another page, or with another secret: nothing was changed
};

/// Takes the offer's secret from now on, where `code` is one of its codes now; that code is used up
/// by it.
TurnOnOutcome turn_on_totp(Database& db, const Keyring& keys, Random& random, FirmId firm,
                           const ActingAccount& by, const TotpOffer& offer, std::string_view code,
                           Time now);
/// The same in the caller's transaction.
TurnOnOutcome take_totp_offer(Database& db, const Keyring& keys, Random& random, FirmId firm,
                              const AccountId& account, const TotpOffer& offer,
                              std::string_view code, Time now);

enum class WeakenOutcome {
  done,
  not_there,       // it was off, or gone, already
  required,        // it is the last, and there must be one
  wrong_password,  // nothing was changed
  short_password,  // it is the last, and the password is too short to stand alone
  wait,            // too many wrong passwords
};

struct WeakenResult {
  WeakenOutcome outcome;
  std::chrono::seconds wait{0};
};

/// Stops asking for codes. With the last factor the recovery codes go too. The owner's password
/// must be right.
WeakenResult turn_off_totp(Database& db, const Keyring& keys, Random& random,
                           const PasswordGate& gate, const Firm& firm, const ActingAccount& by,
                           std::string_view password, Time now);

enum class ReplaceOutcome {
  replaced,
  wrong_code,      // not the new app's, or not any more
  wrong_password,  // nothing was changed
  not_there,       // no app is set up: turn_on_totp
  wait,            // too many wrong passwords
};

struct ReplaceResult {
  ReplaceOutcome outcome;
  std::chrono::seconds wait{0};
};

/// Takes the offer's secret in place of the one there is: a new phone, without a moment between in
/// which no code is asked for. The owner's password must be right.
ReplaceResult replace_totp(Database& db, const Keyring& keys, Random& random,
                           const PasswordGate& gate, FirmId firm, const ActingAccount& by,
                           const TotpOffer& offer, std::string_view code, std::string_view password,
                           Time now);

/// Takes away app, passkeys and recovery codes, in the caller's transaction.
void forget_second_factor(Database& db, FirmId firm, const AccountId& account);

}  // namespace latchkey
