#include "core/domain/template_documents.hpp"

#include <algorithm>

#include "core/domain/request_change.hpp"

namespace latchkey {
namespace {

#define FILE_COLUMNS "author_name, name, media_type, size, sha256, stored_as, sealed_key"

TemplateDocument to_template_document(Row& row) {
  TemplateDocument document{};
  document.id = row.get<TemplateDocumentId>();
  document.request = row.get<TemplateRequestId>();
  document.author_name = row.get<std::string>();
  document.name = row.get<std::string>();
  document.stored.media_type = row.get<std::string>();
  document.stored.size = row.get<std::uint64_t>();
  document.stored.sha256 = to_sum(row.get<std::string>());
  document.stored.stored_as = row.get<std::string>();
  document.stored.sealed_key = row.get<std::string>();
  document.created_at = row.get<Time>();
  return document;
}

#define DOCUMENT_SELECT \
  "SELECT id, request_id, " FILE_COLUMNS ", created_at FROM template_documents "

std::vector<TemplateDocument> list_of_request(Database& db, FirmId firm, TemplateId id,
                                              TemplateRequestId request) {
  return db.list(DOCUMENT_SELECT
                 "WHERE firm_id = ? AND template_id = ? AND request_id = ? ORDER BY id",
                 {firm, id, request}, to_template_document);
}

bool is_same_click(const std::vector<TemplateDocument>& there,
                   const std::vector<NewDocument>& files, Time now) {
  return std::ranges::all_of(files, [&](const NewDocument& file) {
    return std::ranges::any_of(there, [&](const TemplateDocument& known) {
      return known.name == file.name && known.stored.sha256 == file.stored.sha256 &&
             known.created_at + kSameClick > now;
    });
  });
}

}  // namespace

std::vector<TemplateDocument> list_template_documents(Database& db, FirmId firm, TemplateId id) {
  return db.list(DOCUMENT_SELECT "WHERE firm_id = ? AND template_id = ? ORDER BY request_id, id",
                 {firm, id}, to_template_document);
}

std::optional<TemplateDocument> find_template_document(Database& db, FirmId firm, TemplateId id,
                                                       TemplateDocumentId document) {
  return db.find(DOCUMENT_SELECT "WHERE firm_id = ? AND template_id = ? AND id = ?",
                 {firm, id, document}, to_template_document);
}

AddedToTemplate add_template_documents(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, TemplateId id,
                                       TemplateRequestId request,
                                       const std::vector<NewDocument>& files, Time now) {
  return db.transaction([&]() -> AddedToTemplate {
    const auto there_is = db.find_value<int>(
        "SELECT 1 FROM template_requests WHERE firm_id = ? AND template_id = ? AND id = ?",
        {firm, id, request});
    if (!lock_template(db, firm, id) || !there_is) return {SaveOutcome::gone};
    const auto there = list_of_request(db, firm, id, request);
    if (is_same_click(there, files, now)) return {SaveOutcome::saved};
    if (there.size() + files.size() > kMostTemplateDocuments) return {SaveOutcome::refused};
    for (const NewDocument& file : files) {
      const Stored& stored = file.stored;
      db.execute("INSERT INTO template_documents (firm_id, template_id, request_id, " FILE_COLUMNS
                 ", created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 {firm, id, request, by.name, file.name, stored.media_type, stored.size,
                  stored.sha256, stored.stored_as, stored.sealed_key, now});
    }
    finish_template_change(db, keys, firm, by, "template.edited", id, now);
    return {SaveOutcome::saved, true};
  });
}

SaveOutcome remove_template_document(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, TemplateId id,
                                     TemplateDocumentId document, Time now) {
  return db.transaction([&] {
    if (!lock_template(db, firm, id)) return SaveOutcome::gone;
    if (db.execute("DELETE FROM template_documents WHERE firm_id = ? AND template_id = ? "
                   "AND id = ?",
                   {firm, id, document}) == 1) {
      finish_template_change(db, keys, firm, by, "template.edited", id, now);
    }
    return SaveOutcome::saved;  // a second click finds it removed
  });
}

void keep_attachments(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                      TemplateId id, Time now) {
  db.execute(
      "INSERT INTO template_documents (firm_id, template_id, request_id, " FILE_COLUMNS
      ", created_at) SELECT d.firm_id, t.template_id, t.id, d.author_name, d.name, d.media_type, "
      "d.size, d.sha256, d.stored_as, d.sealed_key, ? FROM client_requests r "
      "JOIN template_requests t ON t.firm_id = r.firm_id AND t.template_id = ? "
      "  AND t.position = r.position AND t.title = r.title "
      "JOIN documents d ON d.firm_id = r.firm_id AND d.work_item_id = r.work_item_id "
      "  AND d.request_id = r.id AND d.staff_id IS NOT NULL AND d.comment_id IS NULL "
      "WHERE r.firm_id = ? AND r.work_item_id = ? AND r.checklist_id = ? ORDER BY d.id",
      {now, id, firm, work, checklist});
}

void copy_template_documents(Database& db, FirmId firm, TemplateId from, TemplateId to, Time now) {
  db.execute(
      "INSERT INTO template_documents (firm_id, template_id, request_id, " FILE_COLUMNS
      ", created_at) SELECT d.firm_id, t.template_id, t.id, d.author_name, d.name, d.media_type, "
      "d.size, d.sha256, d.stored_as, d.sealed_key, ? FROM template_requests r "
      "JOIN template_requests t ON t.firm_id = r.firm_id AND t.template_id = ? "
      "  AND t.position = r.position AND t.title = r.title "
      "JOIN template_documents d ON d.firm_id = r.firm_id AND d.template_id = r.template_id "
      "  AND d.request_id = r.id WHERE r.firm_id = ? AND r.template_id = ? ORDER BY d.id",
      {now, to, firm, from});
}

void copy_template_documents(Database& db, FirmId firm, TemplateId id, TemplateRequestId from,
                             TemplateRequestId to, Time now) {
  db.execute("INSERT INTO template_documents (firm_id, template_id, request_id, " FILE_COLUMNS
             ", created_at) SELECT firm_id, template_id, ?, " FILE_COLUMNS
             ", ? FROM template_documents WHERE firm_id = ? AND template_id = ? "
             "AND request_id = ? ORDER BY id",
             {to, now, firm, id, from});
}

void forget_template_documents(Database& db, FirmId firm, TemplateId id,
                               TemplateRequestId request) {
  db.execute(
      "DELETE FROM template_documents WHERE firm_id = ? AND template_id = ? AND request_id = ?",
      {firm, id, request});
}

}  // namespace latchkey
