#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/settings: the firm's settings, for administrators.
Response show_settings(Services& services, const Visit& visit);
/// POST /admin/settings
Response save_settings_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
