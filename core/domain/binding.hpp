#pragma once
#include "core/db/database.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {

/// Puts claims and hand-overs of one contact into an order, so that each sees what the other bound:
/// holds the contact's row until the caller's transaction ends, and comes first in it.
void lock_bindings(Database& db, FirmId firm, ContactId contact);

/// Gives the contact's work to the device until `expires_at`, and takes it from the oldest devices
/// beyond the firm's number, which have `moved`. `link`: whose claim it was. In the caller's
/// transaction, which has lock_bindings().
void bind(Database& db, const Firm& firm, ContactId contact, WorkItemId work_item, DeviceId device,
          LinkId link, Time expires_at, Time now);

/// The device held work of the contact's, and nobody said since that it was not theirs.
bool held_before(Database& db, FirmId firm, ContactId contact, DeviceId device);

/// The work item that the device opened last, whether it still holds it or not.
std::optional<WorkItemId> find_last_held(Database& db, FirmId firm, DeviceId device);

}  // namespace latchkey
