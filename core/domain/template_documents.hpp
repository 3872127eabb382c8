#pragma once
#include <string>
#include <vector>

#include "core/domain/checklist_template.hpp"
#include "core/domain/document.hpp"

// Files of staff's on the requests of a template: each checklist made from it comes with them.
// Copies share what lies in the store (core/domain/document).

namespace latchkey {

/// Files that one request of a template has at most.
inline constexpr std::size_t kMostTemplateDocuments = 20;

struct TemplateDocument {
  TemplateDocumentId id;
  TemplateRequestId request;
  std::string author_name;  // as it was then
  std::string name;
  Stored stored;
  Time created_at;
};

/// Of all requests of the template, each request's oldest first.
std::vector<TemplateDocument> list_template_documents(Database& db, FirmId firm, TemplateId id);
std::optional<TemplateDocument> find_template_document(Database& db, FirmId firm, TemplateId id,
                                                       TemplateDocumentId document);

/// Adds files to a request of the template, all or none. refused: it would have more than
/// kMostTemplateDocuments. The same files twice within kSameClick are one click: saved, and the new
/// ones have no row.
struct AddedToTemplate {
  SaveOutcome outcome;
  bool has_rows = false;  // of the files that were given
};
AddedToTemplate add_template_documents(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, TemplateId id,
                                       TemplateRequestId request,
                                       const std::vector<NewDocument>& files, Time now);
/// Checklists that were made keep theirs. `saved` or `gone`.
SaveOutcome remove_template_document(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, TemplateId id,
                                     TemplateDocumentId document, Time now);

/// Each in the caller's transaction.
/// The files of staff's on a checklist, for the template that was made of it: by place and title.
void keep_attachments(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                      TemplateId id, Time now);
/// Those of a template for its copy: by place and title.
void copy_template_documents(Database& db, FirmId firm, TemplateId from, TemplateId to, Time now);
/// Those of one request for its copy in the same template.
void copy_template_documents(Database& db, FirmId firm, TemplateId id, TemplateRequestId from,
                             TemplateRequestId to, Time now);
/// All of a request that is removed.
void forget_template_documents(Database& db, FirmId firm, TemplateId id, TemplateRequestId request);

}  // namespace latchkey
