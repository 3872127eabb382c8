#pragma once
#include "core/domain/acting_contact.hpp"
#include "core/domain/confirmation.hpp"
#include "core/domain/login.hpp"
#include "core/domain/saving.hpp"

namespace latchkey {

/// How long a new password of the contact's must be: shorter where a second factor stands beside it
/// or the firm requires one.
std::size_t least_password_length(Database& db, const Firm& firm, ContactId contact);

enum class ChoiceOutcome {
  chosen,
  refused,  // see the objections: field "password"
  over,     // the confirmation is used, expired, ended or withdrawn
};

struct PasswordChoice {
  ChoiceOutcome outcome;
  Objections objections{};
  LogInResult entered{.outcome = LogInOutcome::wrong};  // where chosen: signed in, or second step
};

/// Uses the confirmation up: makes the contact's login with this password, or gives the login there
/// is a new one, and enters with it. A new one ends all sessions of the contact's everywhere,
/// what other devices hold and what else was mailed to choose one, forgets wrong passwords in a
/// row, and is told of by mail; the second factor stays. Holds a slot of `gate` while it hashes.
PasswordChoice choose_password(Database& db, const Keyring& keys, Random& random,
                               const PasswordGate& gate, const Firm& firm,
                               const Confirmation& confirmation, std::string_view password,
                               const StepFrom& from, Time now);

struct PasswordChange {
  Objections objections{};                // of the fields current_password and new_password
  std::optional<Token> session_cookie{};  // where changed: the session's new one
  std::chrono::seconds wait{0};           // too many wrong ones: it was not looked at

  bool changed() const { return session_cookie.has_value(); }
};

/// Changes the password of who is signed in by `session`, whose number is a new one from then on.
/// All other sessions of the contact's end, and what other devices hold; else as choose_password.
PasswordChange change_password(Database& db, const Keyring& keys, Random& random,
                               const PasswordGate& gate, const Firm& firm, const ActingContact& by,
                               SessionId session, std::string_view current, std::string_view wanted,
                               const Browser& browser, Time now);

}  // namespace latchkey
