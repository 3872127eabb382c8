#pragma once
#include <vector>

#include "core/base/secret.hpp"
#include "core/domain/document.hpp"
#include "core/domain/staff.hpp"

// Files that staff add to a request for the client: a form to fill in, an explanation. They can be
// taken back while no contact has downloaded them, and for a day that can be undone.

namespace latchkey {

/// How long one that was removed can be put back.
inline constexpr std::chrono::hours kRemovedKept{24};

enum class AttachmentOutcome {
  done,            // or it was so already
  gone,            // no such file of staff's in the work item
  read_by_client,  // a contact has downloaded it
  work_completed,
};

struct AttachmentChange {
  AttachmentOutcome outcome = AttachmentOutcome::gone;
  ChecklistId checklist{};  // where the file is, unless gone
  RequestId request{};
};

/// In one transaction that holds the work item's row.
AttachmentChange remove_attachment(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, WorkItemId work, DocumentId document,
                                   Time now);
AttachmentChange restore_attachment(Database& db, const Keyring& keys, FirmId firm,
                                    const ActingStaff& by, WorkItemId work, DocumentId document,
                                    Time now);

/// Those of a request that can still be put back.
struct RemovedAttachment {
  DocumentId id;
  std::string name;
};
std::vector<RemovedAttachment> list_removed_attachments(Database& db, FirmId firm, WorkItemId work,
                                                        RequestId request, Time now);

/// Forgets up to `most` of those whose time is over; their files go with the next sweep. How many.
std::uint64_t forget_removed_attachments(Database& db, Time now, std::uint64_t most);

}  // namespace latchkey
