#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// POST /admin/work/{work}/documents/{document}/remove: takes a file away from its request: a
/// client's, or one of staff's that no contact has downloaded.
Response remove_document_page(Services& services, const Visit& visit);
/// POST …/restore: puts back what staff removed.
Response restore_document_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
