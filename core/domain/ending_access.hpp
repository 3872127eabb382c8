#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"

namespace latchkey {

/// A way in that ends soon while its contact still has something to do.
struct EndingAccess {
  bool claimed;  // a device holds the work; otherwise a mailed link that nobody has opened
  ContactId contact;
  std::string contact_name;
  WorkItemId work;
  std::string work_title, client_name;
  std::optional<ChecklistId> checklist;  // of a link: what to resend
  Time ends_at;
};

/// Staff are told so long before.
inline constexpr std::chrono::days kToldBefore{3};

/// Those that end within kToldBefore from now, the soonest first, `most` at most. Of links and of
/// devices the 500 that end first are looked at: a firm that sends thousands a day sees those.
/// Links that a newer one has replaced, work that waits for nothing and work of a deleted client
/// are left out.
std::vector<EndingAccess> list_ending_access(Database& db, FirmId firm,
                                             const std::optional<StaffId>& assignee, Time now,
                                             std::size_t most);

}  // namespace latchkey
