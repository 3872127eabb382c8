#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/document.hpp"
#include "core/domain/request_change.hpp"

// Files that are taken away from a request. A contact takes away their own, staff any; whoever did
// can put it back for a while, and nobody else can: what a client sent by mistake is not for staff
// to bring back.

namespace latchkey {

/// How long one that was removed can be put back, as what is deleted elsewhere can. Then its row
/// goes, and the stored file with the next sweep.
inline constexpr std::chrono::hours kRemovedKept{30 * 24};

enum class RemovalOutcome {
  done,            // or it was so already
  gone,            // no such file on the request, or not theirs to remove or to put back
  read_by_client,  // staff's, and a contact has downloaded it
  accepted,        // the contact's, and staff have accepted the request with it, or it now is
  work_completed,
};

/// The request and checklist of a file of the work item, removed or not.
struct DocumentPlace {
  RequestId request;
  ChecklistId checklist;
};
std::optional<DocumentPlace> find_document_place(Database& db, FirmId firm, WorkItemId work,
                                                 DocumentId document);

/// Each in one transaction that holds the work item's row. `change.request` is the file's. A
/// client's file that goes leaves staff's queue where it waited there; staff who have looked at it
/// are told that it is gone.
RemovalOutcome remove_document(Database& db, const Keyring& keys, const RequestChange& change,
                               DocumentId document, Time now);
RemovalOutcome restore_document(Database& db, const Keyring& keys, const RequestChange& change,
                                DocumentId document, Time now);

/// Either of the two.
using DocumentMove = RemovalOutcome (*)(Database&, const Keyring&, const RequestChange&, DocumentId,
                                        Time);

/// A file that can still be put back.
struct RemovedDocument {
  DocumentId id;
  std::string name;
  bool of_staff;                        // whose it was
  std::optional<ContactId> by_contact;  // who removed it; empty: staff
  std::string by_name;                  // as they were called then; may be empty
  Time removed_at;
};
/// Those of a request, oldest file first.
std::vector<RemovedDocument> list_removed_documents(Database& db, FirmId firm, WorkItemId work,
                                                    RequestId request, Time now);

/// Forgets up to `most` of those whose time is over; their files go with the next sweep. How many.
std::uint64_t forget_removed_documents(Database& db, Time now, std::uint64_t most);

}  // namespace latchkey
