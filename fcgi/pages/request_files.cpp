#include "fcgi/pages/request_files.hpp"

#include "core/base/size.hpp"
#include "fcgi/pages/paths.hpp"
#include "tpl/requests/file.hpp"
#include "tpl/requests/files.hpp"

namespace latchkey {
namespace {

namespace t = tpl::requests_files;
namespace f = tpl::requests_file;

/// What a contact took away is theirs to put back; of others it is said that they did, and no name:
/// what was sent by mistake may be private in its name, too.
void fill_removed(Block& card, const RequestSeen& seen, const RemovedDocument& removed) {
  if (removed.of_staff) return;
  Block row = card.add(t::REMOVED);
  if (seen.is_self(removed.by_contact)) {
    row.add(t::RESTORABLE)
        .set(t::RESTORE_URL, document_path(seen.work, removed.id) + "/restore")
        .set(t::REMOVED_NAME, removed.name);
  } else {
    row.add(t::BY_OTHERS).set(t::REMOVED_BY, removed.by_name);
  }
}

void fill_form(Block& card, const Services& services, const RequestSeen& seen,
               const std::string& refused) {
  const RequestLine& line = seen.view.line;
  // What a request of another kind needs beside its answer is asked for quietly.
  const bool asked =
      line.kind == RequestKind::text || line.kind == RequestKind::file || line.has_files;
  Block form = card.add(t::ADDABLE);
  form.set(t::DOCUMENTS_URL, request_path(seen.work, line.id) + "/documents")
      .set(t::MAX_FILE_BYTES, services.config.max_file_bytes)
      .set(t::MAX_FILE_WORDS, size_in_words(services.config.max_file_bytes))
      .show_if(!asked, t::CLOSED);
  if (!refused.empty()) form.show(t::BAD_FILES).set(t::FILES_ERROR, refused);
}

}  // namespace

void fill_files(Block& body, Include place, const Services& services, const RequestSeen& seen,
                const std::vector<Document>& documents, const std::vector<RemovedDocument>& removed,
                const std::string& refused) {
  Block card = body.include(place, t::kFile);
  std::optional<Block> list;
  bool receipt = false;
  for (const Document& document : documents) {
    if (document.author.staff) continue;
    receipt = true;
    if (document.comment) continue;
    if (!list) list = card.add(t::DOCUMENTS);
    Block row = list->add(t::DOCUMENT);
    fill_file(row, t::FILE, seen, document);
  }
  if (receipt) {
    card.add(t::RECEIPT)
        .set(t::RECEIPT_URL, request_path(seen.work, seen.view.line.id) + "/receipt");
  }
  if (!list && !seen.editable()) card.show(t::NO_DOCUMENTS);
  if (!seen.editable()) return;
  for (const RemovedDocument& one : removed) fill_removed(card, seen, one);
  fill_form(card, services, seen, refused);
}

void fill_file(Block& row, Include place, const RequestSeen& seen, const Document& document) {
  Block line = row.include(place, f::kFile);
  const std::string path = document_path(seen.work, document.id);
  line.set(f::DOCUMENT_URL, path)
      .set(f::DOCUMENT_NAME, document.name)
      .set(f::DOCUMENT_SIZE, size_in_words(document.stored.size));
  if (document.author.staff) return;
  if (!document.comment) {  // else its comment says so
    line.add(f::ADDED)
        .set(f::DOCUMENT_BY, seen.is_self(document.author.contact) ? "you" : document.author.name)
        .set(f::ADDED_AT, iso_time(document.created_at))
        .set(f::ADDED_WORDS, seen.when(document.created_at));
  }
  if (seen.may_remove(document)) {
    line.add(f::REMOVABLE)
        .set(f::REMOVE_URL, path + "/remove")
        .set(f::DOCUMENT_NAME, document.name);
  }
}

}  // namespace latchkey
