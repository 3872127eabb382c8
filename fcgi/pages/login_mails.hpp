#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /login/new: the address is asked for, to which a link is mailed.
Response show_new_login(Services& services, const Visit& visit);
/// POST /login/new
Response ask_new_login(Services& services, const Visit& visit);
/// GET /login/new/sent
Response show_new_login_sent(Services& services, const Visit& visit);

/// GET /login/forgot, and the same two
Response show_forgot_password(Services& services, const Visit& visit);
Response ask_new_password(Services& services, const Visit& visit);
Response show_new_password_sent(Services& services, const Visit& visit);

/// GET /confirm/{token}: the mailed link; a password is chosen. Changes nothing.
Response show_confirmation(Services& services, const Visit& visit);
/// POST /confirm/{token}
Response choose_password_page(Services& services, const Visit& visit);

}  // namespace latchkey
