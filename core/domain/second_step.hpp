#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/passkey.hpp"
#include "core/domain/account.hpp"
#include "core/domain/device.hpp"
#include "core/domain/login_session.hpp"
#include "core/domain/second_factor.hpp"

namespace latchkey {

enum class StepOutcome {
  signed_in,
  wrong,  // code, recovery code or passkey: why is not said
  wait,   // too many tries from this IP or at this account: it was not looked at
  over,   // the password was too long ago, or the step was taken already
};

struct StepResult {
  StepOutcome outcome;
  std::optional<Token> session_cookie{};  // set when signed in
  std::optional<Token> device_cookie{};   // the same, where the browser became a device by it
  AccountId account{};                    // the same
  std::chrono::seconds wait{0};
};

/// From where a step is taken.
struct StepFrom {
  const Browser& browser;
  std::optional<SessionId> replaced;  // the session that the browser showed
};

/// The second step by what was typed: a code of the app, or a recovery code. Each counts once. Each
/// try is counted against the IP and against the account, and that is committed, before it is
/// looked at, so that parallel tries gain nothing; a success forgets them.
StepResult finish_with_code(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                            const HalfSession& half, std::string_view typed, const StepFrom& from,
                            Time now);

/// A passkey's answer to a challenge of ours, as a page posted it.
struct PasskeyAnswer {
  std::string_view challenge;  // that it was asked with
  std::string_view asked_by;   // the browser that the challenge was made for
  PasskeyAssertion assertion;
};

/// The second step by one of the account's passkeys. Limited as codes are.
StepResult finish_with_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                               const HalfSession& half, const PasskeyAnswer& answer,
                               const StepFrom& from, Time now);

/// Both steps at once: a passkey is something that one has, and it knows its owner (user
/// verification), so no password is asked for. Limited by IP. `kind`: a passkey of the other side
/// opens nothing.
enum class AccountKind { login, staff };
StepResult sign_in_with_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                                AccountKind kind, const PasskeyAnswer& answer, const StepFrom& from,
                                Time now);

/// The second step of who must set up a second factor first: takes the offer as turn_on_totp does,
/// and signs in.
StepResult finish_by_setting_up(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                                const HalfSession& half, const TotpOffer& offer,
                                std::string_view code, const StepFrom& from, Time now);

}  // namespace latchkey
