#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/password.hpp"
#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/acting_contact.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {

/// What a login asks for beside its password.
struct SecondFactor {
  std::optional<Time> totp_since;  // an authenticator app; empty: none
  int passkeys = 0;
  int recovery_codes = 0;  // unused ones

  bool on() const { return totp_since || passkeys > 0; }
};

/// Of the contact's login; empty where there is none.
std::optional<SecondFactor> find_second_factor(Database& db, FirmId firm, ContactId contact);

/// A secret that a page shows as a QR code, before it counts. Nothing is kept of it until a code
/// from the app has come back; until then the page itself carries it, sealed.
struct TotpOffer {
  std::string secret;
  std::string sealed;  // base64url
};
inline constexpr std::chrono::hours kTotpOfferLifetime{1};

TotpOffer make_totp_offer(const Keyring& keys, Random& random, FirmId firm, ContactId contact,
                          Time now);
/// Empty where it was not made for this contact, or longer ago than kTotpOfferLifetime.
std::optional<TotpOffer> open_totp_offer(const Keyring& keys, FirmId firm, ContactId contact,
                                         std::string_view sealed, Time now);

enum class TurnOnOutcome {
  turned_on,
  wrong_code,
  already_on,  // on another page, or with another secret: nothing was changed
};

/// Takes the offer's secret from now on, where `code` is one of its codes now; that code is used up
/// by it.
TurnOnOutcome turn_on_totp(Database& db, const Keyring& keys, Random& random, FirmId firm,
                           const ActingContact& by, const TotpOffer& offer, std::string_view code,
                           Time now);
/// The same in the caller's transaction.
TurnOnOutcome take_totp_offer(Database& db, const Keyring& keys, Random& random, FirmId firm,
                              ContactId contact, const TotpOffer& offer, std::string_view code,
                              Time now);

enum class WeakenOutcome {
  done,
  not_there,       // it was off, or gone, already
  required,        // it is the last, and the firm requires a second factor
  wrong_password,  // nothing was changed
  short_password,  // it is the last, and the password is too short to stand alone
  wait,            // too many wrong passwords
};

struct WeakenResult {
  WeakenOutcome outcome;
  std::chrono::seconds wait{0};
};

/// Stops asking for codes. With the last factor the recovery codes go too. The login's own password
/// must be right.
WeakenResult turn_off_totp(Database& db, const Keyring& keys, Random& random,
                           const PasswordGate& gate, const Firm& firm, const ActingContact& by,
                           std::string_view password, Time now);

}  // namespace latchkey
