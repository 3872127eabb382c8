#pragma once
#include "fcgi/pages/account_side.hpp"

namespace latchkey {

/// The second step of signing in, after the password: /login/code.
Response show_login_code(Services& services, const Visit& visit, const AccountSide& side);
Response login_code_page(Services& services, const Visit& visit, const AccountSide& side);
Response login_code_passkey_page(Services& services, const Visit& visit, const AccountSide& side);

/// The same for who must set up a second factor first: /login/set-up.
Response show_login_set_up(Services& services, const Visit& visit, const AccountSide& side);
Response login_set_up_page(Services& services, const Visit& visit, const AccountSide& side);

/// A passkey in place of the password and the second step: /login/passkey.
Response login_passkey_page(Services& services, const Visit& visit, const AccountSide& side);

}  // namespace latchkey
