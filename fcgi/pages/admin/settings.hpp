#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/settings: the firm's settings, for administrators.
Response show_settings(Services& services, const Visit& visit);
/// POST /admin/settings
Response save_settings_page(Services& services, const Visit& visit);
/// Who changed what, from what to what, and when; each can be taken back by a form.
Response show_settings_history(Services& services, const Visit& visit);

}  // namespace latchkey::admin
