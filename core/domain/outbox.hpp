#pragma once
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// The kinds of mail; the text in the table is letter_name().
enum class Letter {
  checklist,      // a send or resend, with its magic link
  access_link,    // Send Access Link
  new_device,     // to the contact: opened on a new device; "this wasn't me". Its token lies in
                  // link_tokens for the claimed link, hashed for Purpose::not_me_token: it claims
                  // nothing, and a link's token does not answer for it
  not_me,         // to staff: a contact said so
  pin_checklist,  // a send or resend while the New Client Portal is off: a PIN request
  send_failed,    // to staff: a planned sending came to nothing
  reopen_asked,   // to staff: a contact asks for completed work to be opened again
  // About a confirmation, to an address that may turn out to be nobody's; a confirmation's token
  // opens it:
  confirm_login,   // choose a password, and there is a login
  reset_password,  // choose another one
  reset_pin,
  reset_staff_password,   // of a member of staff, who may turn out to be nobody
  login_exists,           // in place of confirm_login, where there is a login already
  password_changed,       // a notice to the contact, or to staff of their own account
  second_factor_changed,  // the same
  second_factor_reset,    // the same: staff did
  news,                   // to the contact: what the firm said about their requests
  staff_news,             // to staff: what came in from a client
  staff_invitation,       // to join the firm's staff; an invitation's token opens it
};
const char* letter_name(Letter letter);

/// A mail that is to be sent: what it is about, never its text.
struct OutboxLetter {
  Letter letter;
  std::string to_address;
  WorkItemId work_item{};
  ChecklistId checklist{};
  LinkId link{};
  std::optional<ConfirmationId> confirmation{};
  std::optional<InvitationId> invitation{};
  std::optional<ContactId> contact{};
  std::optional<StaffId> staff{};  // the sender, or whom a notice is for
  std::optional<DeviceId> device{};
  std::string browser{};  // "Safari on iPhone": what asked for the mail
};

/// Puts the mail into the Outbox, in the caller's transaction, due at once. What goes out in bulk
/// (checklists, news) lets what somebody waits for go first.
OutboxId enqueue(Database& db, Random& random, FirmId firm, const OutboxLetter& letter, Time now);

}  // namespace latchkey
