// What the rows say now about a letter that is to be written.
#pragma once

#include <string>

#include "core/mail/letter.hpp"
#include "core/mail/outbox.hpp"

namespace latchkey {

struct FoundFacts {
  LetterFacts facts;
  WorkItemId work_item;
  LinkId link;
  // Set: the letter is not to be sent any more, and why, in words for staff.
  std::string withheld;
};

// Reads the firm, contact, work, checklist, sender and link that the row is about. Rows that are
// gone make it withheld, as do a suspended firm, a deleted contact, a link that ended or expired,
// or a staff member who left.
FoundFacts find_letter_facts(Database& db, const ClaimedLetter& claimed, Time now);

}  // namespace latchkey
