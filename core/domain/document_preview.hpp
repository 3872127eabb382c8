#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"
#include "core/store/document_store.hpp"

// Pictures of documents, for looking at a file without downloading it. They are drawn once, after
// the file came in, by the previewer (core/domain/preview_making) and not by whoever asks for a
// page; until then, and where none can be drawn, a document has an icon.

namespace latchkey {

/// Longer side of a thumbnail and of a page, in pixels.
inline constexpr unsigned kThumbnailSide = 320;
inline constexpr unsigned kPageSide = 1400;
/// Of a PDF, the first so many pages have pictures.
inline constexpr unsigned kMostPreviewPages = 12;

/// What there is to see of a document.
struct DocumentPreview {
  unsigned pages = 0;         // that have a picture; they begin with 1
  unsigned pages_in_all = 0;  // of the document; 1 for an image
};

/// One picture: page 0 is the thumbnail.
struct PreviewPicture {
  unsigned page = 0;
  unsigned width = 0, height = 0;
  std::uint64_t size = 0;
  std::string stored_as;
  std::string sealed_key;
};

/// Asks for the pictures of a new document, where its media type can have some. In the caller's
/// transaction.
void want_preview(Database& db, FirmId firm, WorkItemId work, DocumentId document,
                  const std::string& media_type, Time now);
/// Asks once more for the pictures of a document that was not there when they were to be drawn. In
/// the caller's transaction.
void want_preview_again(Database& db, FirmId firm, WorkItemId work, DocumentId document, Time now);
/// Gives a copy the pictures of its original, or its place in the queue. In the caller's
/// transaction.
void copy_preview(Database& db, FirmId firm, WorkItemId from, DocumentId original, WorkItemId to,
                  DocumentId copy);

/// The documents of a request, or of all the work item, that have pictures.
std::map<DocumentId, DocumentPreview> list_previews(Database& db, FirmId firm, WorkItemId work,
                                                    std::optional<RequestId> request = {});
std::optional<DocumentPreview> find_preview(Database& db, FirmId firm, WorkItemId work,
                                            DocumentId document);
/// True while its pictures are still to be drawn.
bool preview_is_waiting(Database& db, FirmId firm, WorkItemId work, DocumentId document);
/// A picture of a document that the firm has; empty for a page that has none.
std::optional<PreviewPicture> find_preview_picture(Database& db, FirmId firm, WorkItemId work,
                                                   DocumentId document, unsigned page);

/// A document that waits for its pictures.
struct WantedPreview {
  FirmId firm;
  WorkItemId work;
  DocumentId document;
  unsigned attempts;  // this one included
  Stored stored;      // the file; without its sha256
};
/// The longest that drawing all pictures of a document takes: then another previewer may take it.
inline constexpr std::chrono::minutes kPreviewLease{6};
/// A file on which so many previewers ended is not tried again.
inline constexpr unsigned kMostPreviewAttempts = 3;

/// Takes the next document that waits, oldest first, so that nobody else does for kPreviewLease. In
/// a transaction of its own.
std::optional<WantedPreview> take_wanted_preview(Database& db, Time now);
/// Takes back that it was tried: it waits until `when`. In a transaction of its own.
void put_back_wanted_preview(Database& db, const WantedPreview& wanted, Time when);
/// Keeps what was drawn; no picture: there is none of this file. In a transaction of its own.
/// False: the document has gone meanwhile, or another previewer was faster.
bool keep_preview(Database& db, const WantedPreview& wanted, unsigned pages_in_all,
                  const std::vector<PreviewPicture>& pictures);

}  // namespace latchkey
