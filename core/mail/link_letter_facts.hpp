#pragma once
#include "core/mail/letter_facts.hpp"

namespace latchkey {

// Fills in what a letter about a magic link tells: contact, work, checklist, sender and link.
void find_link_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                            Time now);

// What a checklist's letter lists: the requests that are open, in their order.
std::vector<LetterFacts::Request> list_letter_requests(Database& db, FirmId firm, WorkItemId work,
                                                       ChecklistId checklist);

}  // namespace latchkey
