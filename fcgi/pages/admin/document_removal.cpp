#include "fcgi/pages/admin/document_removal.hpp"

#include "core/domain/document_removal.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"

namespace latchkey::admin {
namespace {

/// Moves it and leads back to its request.
Response move_and_return(Services& services, const Visit& visit, DocumentMove move,
                         const char* said) {
  Database& db = services.database;
  const auto work = visit.id<WorkItemId>("work");
  const auto document = visit.id<DocumentId>("document");
  const auto place = find_document_place(db, visit.firm.id, work, document);
  if (!place) throw not_here("That file");
  const auto outcome = move(db, services.keys,
                            {.firm = visit.firm.id,
                             .work_item = work,
                             .request = place->request,
                             .author = acting(visit).author(),
                             .ip = visit.browser.ip},
                            document, visit.now);
  switch (outcome) {
    case RemovalOutcome::gone:
      throw not_here("That file");
    case RemovalOutcome::read_by_client:
      throw HttpError{409, "The client has this file already",
                      "They downloaded it, so it stays where they found it. Add a newer version "
                      "beside it, and say in a comment which one counts."};
    case RemovalOutcome::work_completed:
      throw HttpError{409, "The work is completed",
                      "Nothing in completed work can be changed. Reopen the work first."};
    case RemovalOutcome::accepted:  // keeps no member of staff from it
    case RemovalOutcome::done:
      break;
  }
  return see_other(request_path(work, place->checklist, place->request) + "?said=" + said);
}

}  // namespace

Response remove_document_page(Services& services, const Visit& visit) {
  return move_and_return(services, visit, remove_document, "file-removed");
}

Response restore_document_page(Services& services, const Visit& visit) {
  return move_and_return(services, visit, restore_document, "file-restored");
}

}  // namespace latchkey::admin
