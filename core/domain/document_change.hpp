#pragma once
#include <vector>

#include "core/domain/document.hpp"
#include "core/domain/request_change.hpp"

namespace latchkey {

struct AddedDocuments {
  ChangeOutcome outcome;
  bool seen_before = false;  // at least one of them lay here already, byte for byte
};

/// Adds uploaded files to a request, all of them or none. The same form sent twice (the same files
/// from the same author within kSameClick) adds nothing: unchanged.
AddedDocuments add_uploaded(Database& db, const Keyring& keys, const RequestChange& change,
                            const std::vector<NewDocument>& files, Time now);

/// Puts a download into the audit trail, and where a contact has downloaded a file of staff's for
/// the first time, beside the file. In a transaction of its own.
void record_download(Database& db, const Keyring& keys, const RequestChange& change,
                     DocumentId document, Time now);

}  // namespace latchkey
