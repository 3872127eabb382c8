#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/document.hpp"

// The files of a work item with their places, as staff see them and as their archive holds them.

namespace latchkey {

/// A file with the request that it belongs to.
struct WorkDocument {
  Document document;
  ChecklistId checklist;
  std::string checklist_name;
  std::string request_title;
  unsigned request_position;  // within the checklist, from 1
};

/// By checklist, request and age.
std::vector<WorkDocument> list_work_documents(Database& db, FirmId firm, WorkItemId work);
std::optional<WorkDocument> find_work_document(Database& db, FirmId firm, WorkItemId work,
                                               DocumentId document);
/// How many there are, and their bytes together.
struct WorkDocuments {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};
WorkDocuments count_work_documents(Database& db, FirmId firm, WorkItemId work);

/// Puts the download of all of them, or a look at one (page: which picture), into the audit trail.
/// In transactions of their own.
void record_work_archive(Database& db, const Keyring& keys, FirmId firm, const Author& author,
                         const std::string& ip, WorkItemId work, std::uint64_t files, Time now);
void record_look(Database& db, const Keyring& keys, FirmId firm, const Author& author,
                 const std::string& ip, WorkItemId work, DocumentId document, unsigned page,
                 Time now);

}  // namespace latchkey
