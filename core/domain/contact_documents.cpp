#include "core/domain/contact_documents.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/base/zone_offset.hpp"
#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

// From the contact's work on: the files of one work item lie together. What was sent, whichever
// way.
#define SEEN_DOCUMENTS                                                             \
  "FROM contact_work c "                                                           \
  "JOIN documents d ON d.firm_id = c.firm_id AND d.work_item_id = c.work_item_id " \
  "JOIN client_requests r ON r.id = d.request_id AND r.firm_id = d.firm_id "       \
  "  AND r.work_item_id = d.work_item_id "                                         \
  "JOIN clients k ON k.firm_id = c.firm_id AND k.id = c.client_id "                \
  "WHERE c.firm_id = ? AND c.contact_id = ? "                                      \
  "AND EXISTS (SELECT 1 FROM checklist_recipients t WHERE t.firm_id = r.firm_id "  \
  "  AND t.work_item_id = r.work_item_id AND t.checklist_id = r.checklist_id "     \
  "  AND t.first_sent_at IS NOT NULL AND (c.whole = 1 OR t.contact_id = c.contact_id)) "
#define YEAR_OF_D "YEAR(TIMESTAMPADD(SECOND, ?, d.created_at))"
#define DOCUMENT_FILTER          \
  "AND (? IS NULL OR " YEAR_OF_D \
  " = ?) "                       \
  "AND (? = '%' OR d.name LIKE ? OR r.title LIKE ? OR c.title LIKE ?) "
#define DOCUMENT_FILTER_VALUES filter.year, offset, filter.year, pattern, pattern, pattern, pattern
#define PLACED_COLUMNS                                                                            \
  LATCHKEY_DOCUMENT_COLUMNS ", c.work_item_id, c.title, c.client_id, k.name, r.title, " YEAR_OF_D \
                            " "

ContactDocument to_contact_document(Row& row) {
  return ContactDocument{to_document(row),    row.get<WorkItemId>(),  row.get<std::string>(),
                         row.get<ClientId>(), row.get<std::string>(), row.get<std::string>(),
                         row.get<int>()};
}

std::int64_t offset_of(const std::string& zone, Time now) {
  return new_year_offset(zone, now).count();
}

}  // namespace

DocumentPage list_contact_documents(Database& db, FirmId firm, ContactId contact,
                                    const std::string& zone, const DocumentFilter& filter, int page,
                                    Time now) {
  const std::string pattern = contains_pattern(filter.searched);
  const std::int64_t offset = offset_of(zone, now);
  DocumentPage found{{{}, 0, std::max(page, 1)}};
  db.find("SELECT STRAIGHT_JOIN COUNT(*), COALESCE(SUM(d.size), 0) " SEEN_DOCUMENTS DOCUMENT_FILTER,
          {firm, contact, DOCUMENT_FILTER_VALUES}, [&](Row& row) {
            found.listing.total = row.get<std::uint64_t>();
            found.bytes = row.get<std::uint64_t>();
            return 0;
          });
  found.listing.rows = db.list(
      "SELECT STRAIGHT_JOIN " PLACED_COLUMNS SEEN_DOCUMENTS DOCUMENT_FILTER "ORDER BY " YEAR_OF_D
      " DESC, c.work_item_id DESC, d.id DESC LIMIT ? OFFSET ?",
      {offset, firm, contact, DOCUMENT_FILTER_VALUES, offset, kRowsPerPage, rows_before(page)},
      to_contact_document);
  return found;
}

std::vector<DocumentYear> list_document_years(Database& db, FirmId firm, ContactId contact,
                                              const std::string& zone, Time now) {
  const std::int64_t offset = offset_of(zone, now);
  return db.list("SELECT STRAIGHT_JOIN " YEAR_OF_D " AS year_of_d, COUNT(*) " SEEN_DOCUMENTS
                 "GROUP BY year_of_d ORDER BY year_of_d DESC",
                 {offset, firm, contact}, [](Row& row) {
                   return DocumentYear{row.get<int>(), row.get<std::uint64_t>()};
                 });
}

std::vector<WorkItemId> list_work_with_documents(Database& db, FirmId firm, ContactId contact,
                                                 const std::string& zone,
                                                 const DocumentFilter& filter, Time now) {
  const std::string pattern = contains_pattern(filter.searched);
  const std::int64_t offset = offset_of(zone, now);
  return db.list("SELECT STRAIGHT_JOIN DISTINCT c.work_item_id " SEEN_DOCUMENTS DOCUMENT_FILTER
                 "ORDER BY c.work_item_id",
                 {firm, contact, DOCUMENT_FILTER_VALUES},
                 [](Row& row) { return row.get<WorkItemId>(); });
}

std::vector<ContactDocument> list_contact_documents(Database& db, FirmId firm, ContactId contact,
                                                    WorkItemId work, const std::string& zone,
                                                    const DocumentFilter& filter, Time now) {
  const std::string pattern = contains_pattern(filter.searched);
  const std::int64_t offset = offset_of(zone, now);
  return db.list("SELECT STRAIGHT_JOIN " PLACED_COLUMNS SEEN_DOCUMENTS DOCUMENT_FILTER
                 "AND c.work_item_id = ? ORDER BY d.request_id, d.id",
                 {offset, firm, contact, DOCUMENT_FILTER_VALUES, work}, to_contact_document);
}

void record_archive(Database& db, const Keyring& keys, FirmId firm, const Author& author,
                    const std::string& ip, const std::string& zone, const DocumentFilter& filter,
                    Time now) {
  const std::string pattern = contains_pattern(filter.searched);
  const std::int64_t offset = offset_of(zone, now);
  db.transaction([&] {
    // Looked for first: an UPDATE of the join would lock all that it reads.
    std::uint64_t files = 0;
    std::vector<std::pair<WorkItemId, DocumentId>> unread;
    db.list(
        "SELECT STRAIGHT_JOIN d.work_item_id, d.id, d.staff_id IS NOT NULL "
        "AND d.client_read_at IS NULL " SEEN_DOCUMENTS DOCUMENT_FILTER,
        {firm, author.contact, DOCUMENT_FILTER_VALUES}, [&](Row& row) {
          const auto work = row.get<WorkItemId>();
          const auto document = row.get<DocumentId>();
          if (row.get<bool>()) unread.emplace_back(work, document);
          ++files;
          return 0;
        });
    for (const auto& [work, document] : unread) {
      db.execute(
          "UPDATE documents SET client_read_at = ? WHERE firm_id = ? AND work_item_id = ? "
          "AND id = ? AND client_read_at IS NULL",
          {now, firm, work, document});
    }
    std::string detail = plural(files, "file");
    if (filter.year) detail += " of " + std::to_string(*filter.year);
    if (!filter.searched.empty()) detail += ", searched";
    record(db, keys, firm,
           {.action = "documents.archived", .actor = author, .ip = ip, .detail = detail}, now);
  });
}

}  // namespace latchkey
