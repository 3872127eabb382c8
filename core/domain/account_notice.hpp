#pragma once
#include "core/base/random.hpp"
#include "core/db/database.hpp"
#include "core/domain/account.hpp"
#include "core/domain/outbox.hpp"

namespace latchkey {

/// Tells the owner by mail of a change of their account, to a contact's first address or the one a
/// member of staff signs in with: who finds a session open must not change the locks in silence.
/// `browser`: what did it, in words. In the caller's transaction, before its audit record.
void tell_owner(Database& db, Random& random, FirmId firm, const AccountId& account, Letter letter,
                const std::string& browser, Time now);

/// That something of the second factor was added or taken away.
void tell_of_changed_second_factor(Database& db, Random& random, FirmId firm,
                                   const ActingAccount& by, Time now);

}  // namespace latchkey
