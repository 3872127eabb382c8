#pragma once
#include "core/mail/letter_facts.hpp"

namespace latchkey {

// Of a letter about news, to a contact or to staff. To a contact it finds the link that leads in:
// the one that their device holds, else one that nobody claimed yet, else the newest, whose page
// offers Send Access Link. Withheld where nothing of it is true any more.
void find_news_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                            Time now);

}  // namespace latchkey
