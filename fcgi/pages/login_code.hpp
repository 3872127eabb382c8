#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// The second step of signing in, after the password: /login/code.
Response show_login_code(Services& services, const Visit& visit);
Response login_code_page(Services& services, const Visit& visit);
Response login_code_passkey_page(Services& services, const Visit& visit);

/// The same for who must set up a second factor first: /login/set-up.
Response show_login_set_up(Services& services, const Visit& visit);
Response login_set_up_page(Services& services, const Visit& visit);

/// A passkey in place of the password and the second step: /login/passkey.
Response login_passkey_page(Services& services, const Visit& visit);

}  // namespace latchkey
