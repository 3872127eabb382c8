#include "fcgi/pages/admin/attachments.hpp"

#include "core/domain/attachment.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That file";

/// Back to the request that it belongs to.
Response after(const Visit& visit, const AttachmentChange& change, const char* said) {
  switch (change.outcome) {
    case AttachmentOutcome::gone:
      throw not_here(kWhat);
    case AttachmentOutcome::read_by_client:
      throw HttpError{409, "The client has this file already",
                      "They downloaded it, so it stays where they found it. Add a newer version "
                      "beside it, and say in a comment which one counts."};
    case AttachmentOutcome::work_completed:
      throw HttpError{409, "The work is completed",
                      "Nothing in completed work can be changed. Reopen the work first."};
    case AttachmentOutcome::done:
      break;
  }
  return see_other(request_path(visit.id<WorkItemId>("work"), change.checklist, change.request) +
                   "?said=" + said + "#attachments-title");
}

}  // namespace

Response remove_attachment_page(Services& services, const Visit& visit) {
  return after(
      visit,
      remove_attachment(services.database, services.keys, visit.firm.id, acting(visit),
                        visit.id<WorkItemId>("work"), visit.id<DocumentId>("document"), visit.now),
      "file-removed");
}

Response restore_attachment_page(Services& services, const Visit& visit) {
  return after(
      visit,
      restore_attachment(services.database, services.keys, visit.firm.id, acting(visit),
                         visit.id<WorkItemId>("work"), visit.id<DocumentId>("document"), visit.now),
      "file-restored");
}

}  // namespace latchkey::admin
