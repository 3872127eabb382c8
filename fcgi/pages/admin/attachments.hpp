#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// POST /admin/work/{work}/documents/{document}/remove: takes a file of staff's back, which no
/// contact has downloaded.
Response remove_attachment_page(Services& services, const Visit& visit);
/// POST …/restore: puts it back.
Response restore_attachment_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
