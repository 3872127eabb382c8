#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin: whom we wait for, what came in, what did not arrive.
Response show_dashboard(Services& services, const Visit& visit);
/// POST /admin/seen: what came in until the page was shown is not new any more.
Response mark_seen_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
