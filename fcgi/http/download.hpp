#pragma once
#include <string>
#include <string_view>

#include "core/domain/document.hpp"
#include "core/domain/document_preview.hpp"
#include "core/store/document_store.hpp"
#include "fcgi/http/response.hpp"

namespace latchkey {

/// The Content-Type that a download is sent with: the document's where it is one of a fixed list of
/// kinds that no browser runs, else application/octet-stream (web pages, SVG, XML, scripts, and
/// whatever is not known).
std::string download_type(std::string_view media_type);

/// The document as an attachment that streams, never to be kept by a cache and never shown as a
/// page of ours. The store's file is opened, and up to DocumentStore::kVerifiedWhole verified,
/// here. Throws HttpError: 500 for a file that is damaged or gone, 503 where the store cannot be
/// read; both are in the log with the document's number.
Response download(const DocumentStore& store, const Document& document);

/// A picture of a document's page, to be shown by our pages; throws like download().
Response show_picture(const DocumentStore& store, const PreviewPicture& picture,
                      DocumentId document);

}  // namespace latchkey
