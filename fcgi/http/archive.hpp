#pragma once
#include <functional>
#include <memory>
#include <string>

#include "core/domain/archive_turn.hpp"
#include "core/domain/document.hpp"
#include "core/store/document_store.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/zip_stream.hpp"

// What the archives of clients and of staff have in common.

namespace latchkey {

/// The person's turn to download one. Throws HttpError 429 while another of theirs runs.
std::shared_ptr<ArchiveTurn> archive_turn(Database& db, FirmId firm, const Author& author);

/// A ZIP called `name` that `send` writes; it holds the turn (none for HEAD) until it has ended.
Response archive_response(const std::string& name, std::shared_ptr<ArchiveTurn> turn,
                          std::function<void(const Sink&)> send);

/// Puts a document into the archive at `path`. Read to its end and found whole before its first
/// byte goes out, unless it is larger than DocumentStore::kVerifiedWhole; then each piece is
/// verified before it does. Throws StoreError, which is in the log. False: the visitor has gone.
bool put_document(ZipStream& zip, const DocumentStore& store, const std::string& path,
                  const Document& document);

}  // namespace latchkey
