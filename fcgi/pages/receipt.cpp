#include "fcgi/pages/receipt.hpp"

#include <algorithm>

#include "core/base/secret.hpp"
#include "core/base/size.hpp"
#include "core/base/words.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/document.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/paths.hpp"
#include "tpl/requests/receipt.hpp"

namespace latchkey {
namespace {

namespace t = tpl::requests_receipt;

void fill_document(Block row, const Visit& visit, const Document& document) {
  const Stored& stored = document.stored;
  const std::string& zone = visit.session->time_zone;
  row.set(t::DOCUMENT_NAME, document.name)
      .set(t::DOCUMENT_SIZE, size_in_words(stored.size))
      .set(t::DOCUMENT_BY, document.author.name)
      .set(t::DOCUMENT_SUM, hex(as_text(stored.sha256)))
      .set(t::ADDED_AT, iso_time(document.created_at))
      .set(t::ADDED_WORDS, time_in_words(document.created_at, zone) + " (" + zone + ")");
  if (stored.size >= 1000) {
    row.add(t::ROUNDED).set(t::DOCUMENT_BYTES, plural(stored.size, "byte"));
  }
}

}  // namespace

Response show_receipt(Services& services, const Visit& visit) {
  Database& db = services.database;
  const auto work = visit.id<WorkItemId>("work");
  const auto request = visit.id<RequestId>("request");
  const auto view = find_request(db, visit.firm.id, visit.session->reach(), work, request);
  std::vector<Document> documents;
  if (view) documents = list_documents(db, visit.firm.id, work, request);
  std::erase_if(documents, [](const Document& document) { return document.author.staff; });
  if (documents.empty()) {
    throw HttpError{404, "There is no receipt here",
                    "A receipt is there once a file was sent. This one may have been removed."};
  }
  Page page = client_page(services, visit, t::kFile, "Receipt: " + view->line.title, At::work);
  Block body = page.body();
  body.set(t::REQUEST_TITLE, view->line.title)
      .set(t::REQUEST_URL, request_path(work, request))
      .set(t::CHECKLIST_TITLE, view->checklist_name)
      .set(t::WORK_TITLE, view->work_title)
      .set(t::COUNT_WORDS, plural(documents.size(), "file"));
  for (const Document& document : documents) fill_document(body.add(t::DOCUMENT), visit, document);
  return page.respond(services.templates);
}

}  // namespace latchkey
