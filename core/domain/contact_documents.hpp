#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/document.hpp"
#include "core/domain/listing.hpp"

// The files of all that was sent to a contact: those that the firm added, theirs, and those of the
// other recipients of the same checklists; what they see on the requests' pages.

namespace latchkey {

/// A file with its place.
struct ContactDocument {
  Document document;
  WorkItemId work;
  std::string work_title;
  ClientId client;
  std::string client_name;
  std::string request_title;
  int year;  // in which it was added, where the contact is
};

struct DocumentFilter {
  std::string searched;     // part of the name of file, request or work
  std::optional<int> year;  // in which it was added

  bool any() const { return !searched.empty() || year; }
};

/// A year with files of the contact's.
struct DocumentYear {
  int year;
  std::uint64_t files;
};

struct DocumentPage {
  Listing<ContactDocument> listing;  // newest year first, in it newest work, in it newest file
  std::uint64_t bytes = 0;           // of all that fits the filter, on all pages together
};

/// `zone`: the contact's, which says when a year begins.
DocumentPage list_contact_documents(Database& db, FirmId firm, ContactId contact,
                                    const std::string& zone, const DocumentFilter& filter, int page,
                                    Time now);
/// The years that have any, newest first.
std::vector<DocumentYear> list_document_years(Database& db, FirmId firm, ContactId contact,
                                              const std::string& zone, Time now);

/// For the archive, which is not read all at once: the work items that have files which fit, oldest
/// first, and the files of one of them by request, in the order in which they came.
std::vector<WorkItemId> list_work_with_documents(Database& db, FirmId firm, ContactId contact,
                                                 const std::string& zone,
                                                 const DocumentFilter& filter, Time now);
std::vector<ContactDocument> list_contact_documents(Database& db, FirmId firm, ContactId contact,
                                                    WorkItemId work, const std::string& zone,
                                                    const DocumentFilter& filter, Time now);

/// Puts the download of an archive into the audit trail, and beside each file of staff's in it that
/// the contact has it. In a transaction of its own.
void record_archive(Database& db, const Keyring& keys, FirmId firm, const Author& author,
                    const std::string& ip, const std::string& zone, const DocumentFilter& filter,
                    Time now);

}  // namespace latchkey
