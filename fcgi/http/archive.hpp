#pragma once
#include <functional>
#include <memory>
#include <string>

#include "core/base/slots.hpp"
#include "core/domain/archive_turn.hpp"
#include "core/domain/document.hpp"
#include "core/store/document_store.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/zip_stream.hpp"

// What the archives of clients and of staff have in common.

namespace latchkey {

/// What an archive holds for as long as it runs: the person's turn, and one of the host's workers
/// that may send archives, so that there are others left for pages.
struct ArchivePlace {
  std::shared_ptr<ArchiveTurn> turn;
  std::shared_ptr<Slots::Slot> slot;
};

/// A place for one archive. Throws HttpError: 429 while another of the same person's runs, 503
/// while Services::archives are all taken; each with when to come again.
ArchivePlace take_archive_place(Services& services, FirmId firm, const Author& author);

/// A ZIP called `name` that `send` writes; it holds the place (none for HEAD) until it has ended.
Response archive_response(const std::string& name, ArchivePlace place,
                          std::function<void(const Sink&)> send);

/// Puts a document into the archive at `path`. Read to its end and found whole before its first
/// byte goes out, unless it is larger than DocumentStore::kVerifiedWhole; then each piece is
/// verified before it does. Throws StoreError, which is in the log. False: the visitor has gone.
bool put_document(ZipStream& zip, const DocumentStore& store, const std::string& path,
                  const Document& document);

}  // namespace latchkey
