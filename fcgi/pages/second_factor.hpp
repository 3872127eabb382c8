#pragma once
#include "fcgi/pages/account_side.hpp"

namespace latchkey {

/// The authenticator app of an account: /account/second-factor.
Response show_second_factor(Services& services, const Visit& visit, const AccountSide& side);
Response turn_on_totp_page(Services& services, const Visit& visit, const AccountSide& side);
Response turn_off_totp_page(Services& services, const Visit& visit, const AccountSide& side);
/// Another phone in the place of the one that there is: /admin/account/second-factor/replace.
Response show_replace_totp(Services& services, const Visit& visit, const AccountSide& side);
Response replace_totp_page(Services& services, const Visit& visit, const AccountSide& side);

}  // namespace latchkey
