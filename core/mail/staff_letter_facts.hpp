#pragma once
#include "core/mail/letter_facts.hpp"

namespace latchkey {

// Fills in what a letter about an invitation tells: who is invited, by whom, until when.
void find_invitation_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                                  Time now);

// The same for a new password of staff's. Here it comes out whose the address is; where it is
// nobody's the letter is withheld.
void find_staff_reset_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                                   Time now);

// The same for a notice to a member of staff about their own account. False where the row is about
// a contact's.
bool find_staff_notice_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found);

}  // namespace latchkey
