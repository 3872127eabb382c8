#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/settings/new-portal: since when it is on, or what switching it on will do.
Response show_new_portal(Services& services, const Visit& visit);
/// POST /admin/settings/new-portal: switches it on, for good.
Response switch_on_new_portal_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
