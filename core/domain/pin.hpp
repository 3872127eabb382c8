#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/password.hpp"
#include "core/base/random.hpp"
#include "core/domain/confirmation.hpp"
#include "core/domain/pin_request.hpp"
#include "core/domain/saving.hpp"

namespace latchkey {

/// The wrong PIN that locks (security.md 13).
inline constexpr int kWrongPinsThatLock = 5;
/// "Remember on this device": so long, absolute; the same days as a magic link's (FAQ).
inline constexpr std::chrono::days kPinRemembered{30};
/// A PIN's session that is not remembered ends with the browser, and after this at the latest.
inline constexpr std::chrono::hours kPinSession{12};

/// Of the contact: one PIN opens all of their PIN requests.
PinState find_pin_state(Database& db, FirmId firm, ContactId contact);

/// Who asks, from what browser; the same for every way in.
struct PinVisitor {
  const Browser& browser;
  const std::optional<SessionId>& replaced;  // the session that the browser showed
  bool remember;
};

enum class PinOutcome {
  signed_in,
  refused,         // what was typed cannot be a PIN, or not be chosen: see the objections
  wrong,           // from the Client Portal screen also: locked, no such address, no PIN yet
  locked,          // from the mailed URL, where it may be said
  chosen_already,  // another tab was quicker: it is to be entered now
  none_chosen,     // there is none to enter: it is to be chosen now
  wait,            // too many wrong ones from this IP; nothing was looked at
  not_open,        // no PIN request (any more): see its page for why
};

struct PinResult {
  PinOutcome outcome;
  Objections objections{};  // of the fields pin and pin_again
  int tries_left = 0;       // after a wrong one by the mailed URL
  std::chrono::seconds wait{0};
  std::optional<Token> device_cookie{};              // set: the browser has none and gets it
  std::optional<Token> session_cookie{};             // set: the session that was started
  std::optional<std::chrono::seconds> cookie_age{};  // of the session's; empty: the browser's time
};

/// What choosing and entering a PIN work with.
struct PinTools {
  Database& db;
  const Keyring& keys;
  Random& random;
  const PasswordGate& gate;
};

/// The first PIN of the request's contact, typed twice; signs in.
PinResult choose_pin(const PinTools& tools, FirmId firm, const PinRequest& request,
                     std::string_view typed, std::string_view again, const PinVisitor& visitor,
                     Time now);

/// Signs the request's contact in by PIN. Each try is counted and committed before the PIN is
/// looked at, against the contact and against the IP, so that parallel tries gain nothing: of any
/// number at once, at most five are looked at. The fifth wrong one locks until a mailed reset.
PinResult enter_pin(const PinTools& tools, FirmId firm, const PinRequest& request,
                    std::string_view typed, const PinVisitor& visitor, Time now);

/// The same by the address of a contact. Answers, and takes the time, alike for every address that
/// is not signed in: unknown, without a PIN, wrong, locked.
PinResult enter_pin_at_portal(const PinTools& tools, FirmId firm, std::string_view address,
                              std::string_view typed, const PinVisitor& visitor, Time now);

/// Chooses a PIN by a mailed confirmation of kind reset_pin, in place of one that was forgotten or
/// locked: ends all of the contact's PIN sessions, opens the lock, and signs in. `not_open` where
/// the confirmation is not open any more, or no PIN request is left.
PinResult reset_pin(const PinTools& tools, FirmId firm, const Confirmation& confirmation,
                    std::string_view typed, std::string_view again, const PinVisitor& visitor,
                    Time now);

/// Ends what the contact's PIN started, on all devices. In the caller's transaction.
void end_pin_sessions(Database& db, FirmId firm, ContactId contact);

}  // namespace latchkey
