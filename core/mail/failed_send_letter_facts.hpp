#pragma once
#include "core/mail/letter_facts.hpp"

namespace latchkey {

// Of a letter about a planned sending that came to nothing.
void find_failed_send_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found);

}  // namespace latchkey
