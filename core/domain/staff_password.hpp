#pragma once
#include <optional>
#include <string>

#include "core/domain/confirmation.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/second_step.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// What speaks against a password of staff's; empty: nothing. 15 characters are the least although
/// a second factor always stands beside it: staff see every client's papers.
std::optional<std::string> staff_password_objection(const Firm& firm, std::string_view name,
                                                    std::string_view address,
                                                    std::string_view password);

struct StaffPasswordChange {
  Objections objections{};                // of the fields current_password and new_password
  std::optional<Token> session_cookie{};  // where changed: the session's new one
  std::chrono::seconds wait{0};           // too many wrong ones: it was not looked at
};

/// Changes the password of who is signed in by `session`, whose number is a new one from then on.
/// All their other sessions end, and they are told by mail. Holds a slot of `gate` while it hashes.
StaffPasswordChange change_staff_password(Database& db, const Keyring& keys, Random& random,
                                          const PasswordGate& gate, const Firm& firm,
                                          const ActingAccount& by, SessionId session,
                                          std::string_view current, std::string_view wanted,
                                          Time now);

/// A mailed link with which a member of staff chooses a new password: a confirmation of kind
/// reset_staff, asked for by ask_confirmation.
struct StaffReset {
  ConfirmationId id;
  ConfirmationState state;
  StaffId staff;
  std::string name, address;
  Time expires_at;
};
/// What the token in the mail is for. Reads only. Empty: none of this firm.
std::optional<StaffReset> find_staff_reset(Database& db, FirmId firm, const TokenHash& token,
                                           Time now);

enum class StaffChoiceOutcome {
  chosen,
  refused,  // see the objections
  over,     // the link was used, expired, ended or withdrawn
};
struct StaffChoice {
  StaffChoiceOutcome outcome;
  Objections objections{};             // of the fields name and password
  std::optional<Token> half_cookie{};  // where chosen: the second step is next
};

/// Uses the link up and sets the password. Ends all sessions of theirs, forgets wrong passwords in
/// a row, and tells them by mail; the second factor stays.
StaffChoice reset_staff_password(Database& db, const Keyring& keys, Random& random,
                                 const PasswordGate& gate, const Firm& firm,
                                 const StaffReset& reset, std::string_view password,
                                 const StepFrom& from, Time now);

/// For the mailer, at the moment of sending: `token` opens the confirmation from now on, which is
/// this member's; older ones of theirs end. In a transaction of its own.
void hand_out_staff_reset(Database& db, FirmId firm, ConfirmationId confirmation, StaffId staff,
                          const TokenHash& token, Time now);

/// For the hosting admin: a new password, and no second factor any more, so that the next sign-in
/// leads to setting one up. Ends their sessions and tells them by mail. Field of the objections:
/// password.
SaveResult<StaffId> reset_staff_account(Database& db, const Keyring& keys, Random& random,
                                        const Firm& firm, const StaffMember& staff,
                                        std::string_view password, const Author& by, Time now);

}  // namespace latchkey
