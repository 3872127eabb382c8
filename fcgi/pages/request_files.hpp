#pragma once
#include <string>
#include <vector>

#include "core/base/block.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_removal.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/pages/request_seen.hpp"

// The files of a request on its contact's page: those that were added to it, and one line of a
// file wherever it stands.

namespace latchkey {

/// The card of what clients added, with the form to add more. `refused`: why an upload was.
void fill_files(Block& body, Include place, const Services& services, const RequestSeen& seen,
                const std::vector<Document>& documents, const std::vector<RemovedDocument>& removed,
                const std::string& refused);

/// Includes the line of one file.
void fill_file(Block& row, Include place, const RequestSeen& seen, const Document& document);

}  // namespace latchkey
