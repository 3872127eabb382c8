#include "core/domain/document.hpp"

#include <algorithm>

#include "core/domain/document_preview.hpp"

namespace latchkey {
Bytes32 to_sum(const std::string& bytes) {
  Bytes32 sum;
  if (bytes.size() != sum.size()) throw std::logic_error("a SHA-256 has 32 bytes");
  std::copy(bytes.begin(), bytes.end(), sum.begin());
  return sum;
}

Document to_document(Row& row) {
  Document document;
  document.id = row.get<DocumentId>();
  document.request = row.get<RequestId>();
  document.author.contact = row.get<std::optional<ContactId>>();
  document.author.staff = row.get<std::optional<StaffId>>();
  document.author.name = row.get<std::string>();
  document.name = row.get<std::string>();
  document.stored.stored_as = row.get<std::string>();
  document.stored.sealed_key = row.get<std::string>();
  document.stored.media_type = row.get<std::string>();
  document.stored.size = row.get<std::uint64_t>();
  document.stored.sha256 = to_sum(row.get<std::string>());
  document.created_at = row.get<Time>();
  document.client_read_at = row.get<std::optional<Time>>();
  document.comment = row.get<std::optional<CommentId>>();
  return document;
}

std::vector<DocumentId> add_documents(Database& db, FirmId firm, WorkItemId work_item,
                                      RequestId request, const Author& author,
                                      const std::vector<NewDocument>& documents, Time now,
                                      const std::optional<CommentId>& comment) {
  if (!db.in_transaction()) throw std::logic_error("documents are added in a transaction");
  std::vector<DocumentId> ids;
  if (documents.empty()) return ids;
  // First the counter: it locks the request, and says whether there is one.
  if (db.execute("UPDATE client_requests SET documents = documents + ? "
                 "WHERE firm_id = ? AND work_item_id = ? AND id = ?",
                 {documents.size(), firm, work_item, request}) != 1) {
    throw std::logic_error("the request of a document is not in its work item");
  }
  for (const NewDocument& document : documents) {
    const Stored& stored = document.stored;
    ids.emplace_back(
        db.insert("INSERT INTO documents (firm_id, work_item_id, request_id, contact_id, staff_id, "
                  "author_name, name, media_type, size, sha256, stored_as, sealed_key, created_at, "
                  "comment_id) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  {firm, work_item, request, author.contact, author.staff, author.name,
                   document.name, stored.media_type, stored.size, stored.sha256, stored.stored_as,
                   stored.sealed_key, now, comment}));
    want_preview(db, firm, work_item, ids.back(), stored.media_type, now);
  }
  return ids;
}

std::size_t copy_attachments(Database& db, FirmId firm, WorkItemId from, RequestId from_request,
                             WorkItemId to, RequestId to_request, Time now) {
  std::size_t copied = 0;
  for (const Document& original : list_documents(db, firm, from, from_request)) {
    if (!original.author.staff || original.comment) continue;
    const NewDocument copy{original.name, original.stored};
    const auto ids = add_documents(db, firm, to, to_request, original.author, {copy}, now);
    copy_preview(db, firm, from, original.id, to, ids.front());
    ++copied;
  }
  return copied;
}

std::optional<Document> find_document(Database& db, FirmId firm, WorkItemId work_item,
                                      DocumentId document) {
  return db.find("SELECT " LATCHKEY_DOCUMENT_COLUMNS
                 " FROM documents d WHERE firm_id = ? AND work_item_id = ? AND id = ?",
                 {firm, work_item, document}, to_document);
}

std::vector<Document> list_documents(Database& db, FirmId firm, WorkItemId work_item,
                                     RequestId request) {
  return db.list("SELECT " LATCHKEY_DOCUMENT_COLUMNS
                 " FROM documents d WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "
                 "ORDER BY id",
                 {firm, work_item, request}, to_document);
}

std::optional<Document> find_same(Database& db, FirmId firm, WorkItemId work_item,
                                  RequestId request, const Author& author, const Bytes32& sha256) {
  return db.find("SELECT " LATCHKEY_DOCUMENT_COLUMNS
                 " FROM documents d WHERE firm_id = ? AND work_item_id = ? AND sha256 = ? "
                 "AND (request_id = ? OR contact_id = ? OR staff_id = ?) ORDER BY id LIMIT 1",
                 {firm, work_item, sha256, request, author.contact, author.staff}, to_document);
}

}  // namespace latchkey
