#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/account: name, password, second step, where one is signed in.
Response show_account(Services& services, const Visit& visit);
/// POST /admin/account
Response rename_page(Services& services, const Visit& visit);
/// GET and POST /admin/account/password
Response show_change_password(Services& services, const Visit& visit);
Response change_password_page(Services& services, const Visit& visit);
/// POST /admin/account/sessions/{session}/end
Response end_session_page(Services& services, const Visit& visit);
/// POST /admin/account/sessions/end-others
Response end_other_sessions_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
