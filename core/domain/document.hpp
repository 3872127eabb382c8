#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"
#include "core/domain/author.hpp"
#include "core/store/document_store.hpp"

namespace latchkey {

/// A file that lies in the store and has no row yet. `name` has gone through clean_file_name.
struct NewDocument {
  std::string name;
  Stored stored;
};

/// A file that somebody added to a request. Copies of a request share what lies in the store: a
/// stored file is removed by the sweep (core/domain/document_sweep) once no row names it any more,
/// and by nobody else.
struct Document {
  DocumentId id;
  RequestId request;
  Author author;
  std::string name;  // data only: for showing and for Content-Disposition
  Stored stored;
  Time created_at;
  std::optional<Time> client_read_at{};  // of staff's: when a contact first downloaded it
  std::optional<CommentId> comment{};    // that it came with; empty: added to the request itself
};

/// Its columns in the order of to_document, for SELECTs that have documents as `d`.
#define LATCHKEY_DOCUMENT_COLUMNS                                                      \
  "d.id, d.request_id, d.contact_id, d.staff_id, d.author_name, d.name, d.stored_as, " \
  "d.sealed_key, d.media_type, d.size, d.sha256, d.created_at, d.client_read_at, "     \
  "d.comment_id"
Document to_document(Row& row);
/// A SHA-256 as a row has it. Throws std::logic_error where it has not 32 bytes.
Bytes32 to_sum(const std::string& bytes);

/// Adds a row for each file and counts them on the request. In the caller's transaction, which has
/// made sure that the request may be changed; throws std::logic_error without one, and where the
/// request is not in the work item.
std::vector<DocumentId> add_documents(Database& db, FirmId firm, WorkItemId work_item,
                                      RequestId request, const Author& author,
                                      const std::vector<NewDocument>& documents, Time now,
                                      const std::optional<CommentId>& comment = {});

/// Copies staff's files of a request to another one, of this or another work item, as
/// `copy_checklist` does with the rest of it: the same stored files, pictures too, nothing
/// downloaded yet, and not those of comments. In the caller's transaction; how many.
std::size_t copy_attachments(Database& db, FirmId firm, WorkItemId from, RequestId from_request,
                             WorkItemId to, RequestId to_request, Time now);

/// A document of the work item, whichever request it belongs to.
std::optional<Document> find_document(Database& db, FirmId firm, WorkItemId work_item,
                                      DocumentId document);

/// The request's documents, oldest first.
std::vector<Document> list_documents(Database& db, FirmId firm, WorkItemId work_item,
                                     RequestId request);

/// The first document with the same content among what `author` may know of: what is on the same
/// request, and what the same contact or member of staff added elsewhere in the work item.
std::optional<Document> find_same(Database& db, FirmId firm, WorkItemId work_item,
                                  RequestId request, const Author& author, const Bytes32& sha256);

}  // namespace latchkey
