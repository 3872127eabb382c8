#pragma once
#include <chrono>
#include <optional>
#include <string_view>

#include "core/domain/second_step.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

enum class SignInOutcome {
  second_step,  // the password was right: /admin/sign-in/code asks for the rest
  wrong,        // address or password: which of them is not said
  wait,         // too many failures from this IP: the password was not looked at
  closed,       // too many wrong passwords in a row with this address: only a reset opens it
};

struct SignInResult {
  SignInOutcome outcome;
  std::optional<Token> half_cookie{};  // set where the password was right
  std::chrono::seconds wait{0};        // until one more try is let through
};

/// The first step of a member of staff: address and password. What follows is half a session, in
/// place of the one that the browser showed. Each try is counted against the IP, and against the
/// address from there, before the password is looked at, so that parallel tries gain nothing; a
/// right one does not count, and forgets the address's but not what went wrong from the IP: that
/// takes the second step (security.md, limits on abuse). Unknown addresses take as long as known
/// ones. Holds a slot of `gate` while it checks the password. Tries that are let through go into
/// the audit trail.
SignInResult sign_in(Database& db, const Keyring& keys, Random& random, const PasswordGate& gate,
                     FirmId firm, std::string_view address, std::string_view password,
                     const StepFrom& from, Time now);

/// Forgets the wrong passwords in a row with this address (normal form): after a new password.
void forget_wrong_staff_passwords(Database& db, const Keyring& keys, FirmId firm,
                                  const std::string& address);

/// Ends the session on the server.
void sign_out(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
              SessionId session, Time now);

}  // namespace latchkey
