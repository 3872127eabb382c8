#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// POST /work/{work}/documents/{document}/remove: a client takes a file of their own away.
Response remove_document_page(Services& services, const Visit& visit);
/// POST …/restore: puts it back.
Response restore_document_page(Services& services, const Visit& visit);

}  // namespace latchkey
