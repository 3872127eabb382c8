#pragma once
#include "core/mail/letter_facts.hpp"

namespace latchkey {

// Of a letter about a contact's wish to have completed work opened again.
void find_reopen_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found);

}  // namespace latchkey
