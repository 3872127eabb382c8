// What the rows say now about a letter that is to be written.
#pragma once

#include <string>

#include "core/domain/confirmation.hpp"
#include "core/mail/letter.hpp"
#include "core/mail/outbox.hpp"

namespace latchkey {

struct FoundFacts {
  LetterFacts facts;
  Letter letter{};         // what is to be written: not always what was asked for
  std::string to_address;  // where to
  // What it is about, each where there is one.
  WorkItemId work_item{};
  ChecklistId checklist{};  // of a letter that leads to its page
  LinkId link{};
  bool by_pin = false;  // the link asks for the PIN
  ContactId contact{};
  StaffId staff{};  // of a letter about their own account
  ConfirmationId confirmation{};
  ConfirmationKind confirmation_kind{};
  InvitationId invitation{};
  // Set: the letter is not to be sent any more, and why, in words for staff that begin with
  // kWithheldWords. With kWithheldForAddress it was meant to arrive, and they are told that it did
  // not.
  std::string withheld;
};

inline constexpr const char* kAboutIsGone = "not sent: what it was about is gone";

// Reads what the row is about: of a letter about a magic link the contact, work, checklist, sender
// and link; of one about a login the contact. Rows that are gone make it withheld, as do a
// suspended firm, a deleted contact, an address that is the contact's no more, a link or
// confirmation that ended or expired, or a staff member who left. `claimed` names a letter that
// this mailer knows.
FoundFacts find_letter_facts(Database& db, const ClaimedLetter& claimed, Time now);

}  // namespace latchkey
