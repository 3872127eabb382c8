#pragma once
#include <optional>

#include "core/domain/magic_link.hpp"
#include "core/domain/pin_request.hpp"

namespace latchkey {

/// What staff's preview needs to look at a checklist with a recipient's eyes, whether it was sent
/// or not. Reads only: there need be no link.
struct AsClient {
  /// As if a link had just been mailed: `claimable`. Of its ids, `id` names nothing. `other_device`
  /// is the device that holds the work, or else one as an example.
  LinkView link;
  PinState pin = PinState::none;
  std::optional<Time> cancelled_at;
};

/// Empty: the contact is no recipient of the checklist.
std::optional<AsClient> find_as_client(Database& db, FirmId firm, WorkItemId work,
                                       ChecklistId checklist, ContactId contact,
                                       const std::string& sender_name, Time now);

}  // namespace latchkey
