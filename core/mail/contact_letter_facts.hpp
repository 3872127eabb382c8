#pragma once
#include "core/mail/letter_facts.hpp"

namespace latchkey {

// Fills in what a letter about a confirmation tells. Here it comes out whose the address is; where
// it is nobody's the letter is withheld. Who has a login already is told so in place of being asked
// to make one, and who has none gets to make one in place of resetting it.
void find_confirmation_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                                    Time now);

// The same for a notice to the owner of an account, about no more than the row itself says.
void find_account_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found);

}  // namespace latchkey
