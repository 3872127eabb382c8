#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /documents: all files of what was sent to the contact. Query: find (words), year, page.
Response list_documents_page(Services& services, const Visit& visit);
/// GET /documents/archive: those that fit the same query (find, year), as one ZIP that streams.
/// Where a file does not lie in the store as it was put there, the connection breaks off before any
/// of its bytes are sent: what came is then no archive that can be opened.
Response download_archive(Services& services, const Visit& visit);

}  // namespace latchkey
