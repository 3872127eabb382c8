#pragma once
#include "core/base/random.hpp"
#include "core/db/database.hpp"
#include "core/domain/acting_contact.hpp"

namespace latchkey {

/// Tells the contact by mail that something of their login's second factor was added or taken away,
/// with what and when: who finds a session open must not change the locks in silence. In the
/// caller's transaction, before its audit record.
void tell_of_changed_second_factor(Database& db, Random& random, FirmId firm,
                                   const ActingContact& by, Time now);

}  // namespace latchkey
