#pragma once
#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/device.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {

/// For so long a mailed confirmation works, from when it was asked for: long enough for a server
/// that lets a stranger's mail wait at first (the mailer's third try comes after 12 minutes, its
/// fourth would come too late), far less than the 24 hours that NIST SP 800-63B-4 4.2.1.2 allows a
/// code sent by e-mail.
inline constexpr std::chrono::minutes kConfirmationLifetime{60};

/// What a mailed one-time link lets a contact do; the last one a member of staff
/// (staff_password.hpp).
enum class ConfirmationKind { make_login, reset_password, reset_pin, reset_staff };
/// Its word in the table: "make_login".
const char* confirmation_kind_name(ConfirmationKind kind);
ConfirmationKind read_confirmation_kind(std::string_view name);

enum class AskOutcome {
  asked,
  wait,                // such a mail went to that address a short while ago, if it went anywhere
  too_many_from_here,  // that were asked for from this IP
};

struct AskResult {
  AskOutcome outcome;
  std::chrono::seconds wait{0};  // until one more may be asked for
};

/// Asks for a mail with a one-time link to `address` (normal form). Whether it is a contact's is
/// not looked at here but by the mailer when it sends: known and unknown addresses get the same
/// answer after the same work, down to the rows that are written (security.md 14). Limited by
/// address and kind, and by IP.
AskResult ask_confirmation(Database& db, const Keyring& keys, Random& random, FirmId firm,
                           ConfirmationKind kind, const std::string& address,
                           const Browser& browser, Time now);

enum class ConfirmationState {
  open,
  used,
  expired,
  ended,      // a newer mail took its place, or the password was changed since
  withdrawn,  // the contact is deleted, or the address is not theirs any more
};

struct Confirmation {
  ConfirmationId id;
  ConfirmationKind kind;
  ConfirmationState state;
  ContactId contact;
  std::string contact_name;
  std::string contact_time_zone;
  std::string address;  // where its mail went, in normal form
  Time expires_at;
};

/// The confirmation that the token in a mail is for. Reads only. Empty: none of this firm.
std::optional<Confirmation> find_confirmation(Database& db, FirmId firm, const TokenHash& token,
                                              Time now);

/// Uses it up, in the caller's transaction: true for exactly one caller, and for none where it is
/// not open any more. Ends the contact's others of the same kind.
bool use_confirmation(Database& db, FirmId firm, const Confirmation& confirmation, Time now);

/// Ends what is outstanding of these kinds: in the transaction of what makes them pointless.
void end_confirmations(Database& db, FirmId firm, ContactId contact,
                       std::initializer_list<ConfirmationKind> kinds, Time now);

/// For the mailer, at the moment of sending `mail`: `token` opens the confirmation from now on,
/// which is the contact's and of this kind; older ones of the contact's end. In a transaction of
/// its own.
void hand_out_confirmation(Database& db, FirmId firm, OutboxId mail, ConfirmationId confirmation,
                           ContactId contact, ConfirmationKind kind, const TokenHash& token,
                           Time now);

}  // namespace latchkey
