#pragma once
#include <string_view>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// Makes one of the contact's addresses the primary one. Checklists keep the address that they were
/// given. `gone`: no such contact, or it has no such address (any more).
SaveOutcome make_primary_address(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, ContactId contact, std::string_view address,
                                 Time now);

}  // namespace latchkey
