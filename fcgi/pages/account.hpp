#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /account: name and addresses, password, second factor, where one is signed in.
Response show_account(Services& services, const Visit& visit);
/// GET and POST /account/password
Response show_change_password(Services& services, const Visit& visit);
Response change_password_page(Services& services, const Visit& visit);
/// POST /account/sessions/{session}/end
Response end_session_page(Services& services, const Visit& visit);
/// POST /account/sign-out-everywhere
Response sign_out_everywhere_page(Services& services, const Visit& visit);

}  // namespace latchkey
