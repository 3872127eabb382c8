#include "fcgi/pages/admin/template_documents.hpp"

#include "core/base/size.hpp"
#include "core/domain/template_documents.hpp"
#include "core/domain/template_requests.hpp"
#include "fcgi/http/download.hpp"
#include "fcgi/http/upload.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/template_requests.hpp"
#include "tpl/admin/templates/files.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_templates_files;

std::string request_path_of(const Visit& visit) {
  return template_path(visit.id<TemplateId>("template")) + "/requests/" +
         std::to_string(visit.id<TemplateRequestId>("request").value);
}

TemplateDocument document_of_path(Services& services, const Visit& visit) {
  auto document =
      find_template_document(services.database, visit.firm.id, visit.id<TemplateId>("template"),
                             visit.id<TemplateDocumentId>("document"));
  if (!document || document->request != visit.id<TemplateRequestId>("request")) {
    throw not_here("That file");
  }
  return *document;
}

Response back(const Visit& visit, const char* said) {
  return see_other(request_path_of(visit) + "/edit?said=" + said + "#files-title");
}

}  // namespace

void fill_template_documents(Block& body, Include place, Services& services, const Visit& visit,
                             TemplateRequestId request, const std::string& refused) {
  const auto id = visit.id<TemplateId>("template");
  const std::string path =
      template_path(id) + "/requests/" + std::to_string(request.value) + "/documents";
  Block card = body.include(place, t::kFile);
  card.set(t::DOCUMENTS_URL, path)
      .set(t::MAX_FILE_BYTES, services.config.max_file_bytes)
      .set(t::MAX_FILE_WORDS, size_in_words(services.config.max_file_bytes));
  std::optional<Block> list;
  for (const TemplateDocument& document :
       list_template_documents(services.database, visit.firm.id, id)) {
    if (document.request != request) continue;
    if (!list) list = card.add(t::DOCUMENTS);
    const std::string url = path + "/" + std::to_string(document.id.value);
    list->add(t::DOCUMENT)
        .set(t::DOCUMENT_URL, url)
        .set(t::REMOVE_URL, url + "/remove")
        .set(t::DOCUMENT_NAME, document.name)
        .set(t::DOCUMENT_SIZE, size_in_words(document.stored.size))
        .set(t::DOCUMENT_BY, document.author_name);
  }
  if (!refused.empty()) card.show(t::BAD_FILES).set(t::FILES_ERROR, refused);
}

Response add_template_documents_page(Services& services, const Visit& visit) {
  const auto id = visit.id<TemplateId>("template");
  const auto request = visit.id<TemplateRequestId>("request");
  if (!find_template_request(services.database, visit.firm.id, id, request)) {
    throw not_here("That request");
  }
  Upload upload = read_upload(visit.request, services.documents, services.random, services.config,
                              visit.csrf_holds);
  if (upload.outcome() == UploadOutcome::forbidden) {
    throw HttpError{403, "This page has grown old", upload.words()};
  }
  if (!upload.accepted()) {
    return template_request_page(services, visit, upload.words(), upload.status());
  }
  upload.keep();
  const auto added = add_template_documents(services.database, services.keys, visit.firm.id,
                                            acting(visit), id, request, upload.files(), visit.now);
  if (!added.has_rows) upload.drop();
  if (added.outcome == SaveOutcome::gone) throw not_here("That request");
  if (added.outcome == SaveOutcome::refused) {
    return template_request_page(services, visit,
                                 "A request of a template has " +
                                     std::to_string(kMostTemplateDocuments) +
                                     " files at most. Remove some first.",
                                 422);
  }
  return back(visit, "files");
}

Response download_template_document(Services& services, const Visit& visit) {
  const TemplateDocument found = document_of_path(services, visit);
  Document document{};
  document.id = DocumentId{found.id.value};
  document.name = found.name;
  document.stored = found.stored;
  return download(services.documents, document);
}

Response remove_template_document_page(Services& services, const Visit& visit) {
  const auto outcome = remove_template_document(
      services.database, services.keys, visit.firm.id, acting(visit),
      visit.id<TemplateId>("template"), visit.id<TemplateDocumentId>("document"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here("That template");
  return back(visit, "file-removed");
}

}  // namespace latchkey::admin
