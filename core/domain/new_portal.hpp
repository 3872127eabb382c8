#pragma once
#include "core/domain/staff.hpp"

namespace latchkey {

/// Switches the firm's New Client Portal on, for good: what is sent from `now` on goes out with a
/// magic link, what was sent before keeps its PIN until it is resent. False where it was on
/// already; nothing changes then.
bool switch_on_new_portal(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          Time now);

}  // namespace latchkey
