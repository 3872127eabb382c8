#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/password.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/author.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/second_step.hpp"

namespace latchkey {

/// A contact's optional password account.
struct Login {
  Time created_at;
  Time password_changed_at;
};

/// Empty: the contact has none.
std::optional<Login> find_login(Database& db, FirmId firm, ContactId contact);

enum class LogInOutcome {
  signed_in,
  second_step,  // the password was right; /login/code asks for the rest
  wrong,        // address or password: which of them is not said
  wait,         // too many tries from this IP or with this address: it was not looked at
  closed,  // too many wrong passwords in a row with this address: only a reset by mail opens it
};

struct LogInResult {
  LogInOutcome outcome;
  std::optional<Token> session_cookie{};  // set when signed in
  std::optional<Token> device_cookie{};   // set where the browser became a device by it
  std::chrono::seconds wait{0};
};

/// Signs a contact in by their address, however it is typed, and their password. Each try is
/// counted, against the IP and against the address, before the password is looked at, so that
/// parallel tries gain nothing; a success forgets the wrong ones in a row of its own address alone
/// (security.md, limits on abuse). Addresses are counted as they are, a contact's two apart: else
/// the count would tell that both are the same person's. Unknown addresses, contacts without a
/// login and wrong passwords take the same time and write the same. Holds a slot of `gate` while it
/// checks.
LogInResult log_in(Database& db, const Keyring& keys, Random& random, const PasswordGate& gate,
                   const Firm& firm, std::string_view address, std::string_view password,
                   const StepFrom& from, Time now);

/// What follows a right password: the session, in place of the one that the browser showed, or the
/// second step. The browser becomes a device if it is none. `how` is for the trail. In the caller's
/// transaction, as its last.
LogInResult enter(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                  const Author& contact, std::string_view password, const StepFrom& from,
                  const std::string& how, Time now);

/// Forgets the wrong passwords in a row of all the contact's addresses: after a new password.
void forget_wrong_passwords(Database& db, const Keyring& keys, FirmId firm, ContactId contact);

}  // namespace latchkey
