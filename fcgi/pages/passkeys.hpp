#pragma once
#include "fcgi/pages/account_side.hpp"

namespace latchkey {

/// The passkeys of an account: /account/passkeys.
Response list_passkeys_page(Services& services, const Visit& visit, const AccountSide& side);
Response add_passkey_page(Services& services, const Visit& visit, const AccountSide& side);
Response name_passkey_page(Services& services, const Visit& visit, const AccountSide& side);
Response remove_passkey_page(Services& services, const Visit& visit, const AccountSide& side);

}  // namespace latchkey
