#include "core/domain/work_document.hpp"

#include "core/base/words.hpp"
#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

#define WORK_DOCUMENT_SELECT                                                        \
  "SELECT " LATCHKEY_DOCUMENT_COLUMNS                                               \
  ", c.id, c.name, r.title, r.position FROM documents d "                           \
  "JOIN client_requests r ON r.id = d.request_id AND r.firm_id = d.firm_id "        \
  "  AND r.work_item_id = d.work_item_id "                                          \
  "JOIN checklists c ON c.firm_id = r.firm_id AND c.work_item_id = r.work_item_id " \
  "  AND c.id = r.checklist_id AND c.deleted_at IS NULL "                           \
  "WHERE d.firm_id = ? AND d.work_item_id = ? "

WorkDocument to_work_document(Row& row) {
  WorkDocument placed;
  placed.document = to_document(row);
  placed.checklist = row.get<ChecklistId>();
  placed.checklist_name = row.get<std::string>();
  placed.request_title = row.get<std::string>();
  placed.request_position = row.get<unsigned>();
  return placed;
}

}  // namespace

std::vector<WorkDocument> list_work_documents(Database& db, FirmId firm, WorkItemId work) {
  return db.list(WORK_DOCUMENT_SELECT "ORDER BY c.id, r.position, r.id, d.id", {firm, work},
                 to_work_document);
}

std::optional<WorkDocument> find_work_document(Database& db, FirmId firm, WorkItemId work,
                                               DocumentId document) {
  return db.find(WORK_DOCUMENT_SELECT "AND d.id = ?", {firm, work, document}, to_work_document);
}

WorkDocuments count_work_documents(Database& db, FirmId firm, WorkItemId work) {
  WorkDocuments counted;
  db.find(
      "SELECT COUNT(*), COALESCE(SUM(d.size), 0) FROM documents d "
      "JOIN client_requests r ON r.id = d.request_id AND r.firm_id = d.firm_id "
      "  AND r.work_item_id = d.work_item_id "
      "JOIN checklists c ON c.firm_id = r.firm_id AND c.work_item_id = r.work_item_id "
      "  AND c.id = r.checklist_id AND c.deleted_at IS NULL "
      "WHERE d.firm_id = ? AND d.work_item_id = ?",
      {firm, work}, [&](Row& row) {
        counted.files = row.get<std::uint64_t>();
        counted.bytes = row.get<std::uint64_t>();
        return 0;
      });
  return counted;
}

void record_work_archive(Database& db, const Keyring& keys, FirmId firm, const Author& author,
                         const std::string& ip, WorkItemId work, std::uint64_t files, Time now) {
  db.transaction([&] {
    record(db, keys, firm,
           {.action = "documents.archived",
            .actor = author,
            .ip = ip,
            .work_item = work,
            .detail = plural(files, "file")},
           now);
  });
}

void record_look(Database& db, const Keyring& keys, FirmId firm, const Author& author,
                 const std::string& ip, WorkItemId work, DocumentId document, unsigned page,
                 Time now) {
  db.transaction([&] {
    record(db, keys, firm,
           {.action = "document.seen",
            .actor = author,
            .ip = ip,
            .work_item = work,
            .subject = document.value,
            .detail = page > 1 ? "page " + std::to_string(page) : ""},
           now);
  });
}

}  // namespace latchkey
