#include "fcgi/pages/document_removal.hpp"

#include "core/domain/document_removal.hpp"
#include "fcgi/pages/paths.hpp"

namespace latchkey {
namespace {

HttpError not_here() {
  return {404, "That file is not here",
          "It may have been removed already, or somebody else sent it. Nothing was changed."};
}

/// Moves it and leads back to its request.
Response move_and_return(Services& services, const Visit& visit, DocumentMove move,
                         const char* said) {
  Database& db = services.database;
  const auto work = visit.id<WorkItemId>("work");
  const auto document = visit.id<DocumentId>("document");
  const auto place = find_document_place(db, visit.firm.id, work, document);
  if (!place) throw not_here();
  const auto outcome =
      move(db, services.keys,
           {.firm = visit.firm.id,
            .work_item = work,
            .request = place->request,
            .author = {.contact = visit.session->contact, .staff = {}, .name = visit.session->name},
            .ip = visit.browser.ip,
            .signed_in_by = visit.session->kind},
           document, visit.now);
  switch (outcome) {
    case RemovalOutcome::gone:
    case RemovalOutcome::read_by_client:  // no file of a client's is
      throw not_here();
    case RemovalOutcome::accepted:
      throw HttpError{409, "This was accepted already",
                      visit.firm.name +
                          " has looked at what you sent and accepted it, so the file stays. If it "
                          "was the wrong one, tell us in a comment and add the right one."};
    case RemovalOutcome::work_completed:
      throw HttpError{409, "This work is completed",
                      visit.firm.name +
                          " has completed this work, so nothing in it can be changed now. If a "
                          "file has to go, ask us to open the work again."};
    case RemovalOutcome::done:
      break;
  }
  return see_other(request_path(work, place->request) + "?said=" + said);
}

}  // namespace

Response remove_document_page(Services& services, const Visit& visit) {
  return move_and_return(services, visit, remove_document, "file-removed");
}

Response restore_document_page(Services& services, const Visit& visit) {
  return move_and_return(services, visit, restore_document, "file-restored");
}

}  // namespace latchkey
