#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET and POST /admin/work/{work}/checklists/{checklist}/requests/{request}/edit. New requests are
/// written on their checklist's page.
Response show_edit_request(Services& services, const Visit& visit);
Response edit_request_page(Services& services, const Visit& visit);
/// POST …/remove: while nothing came in for it
Response remove_request_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
