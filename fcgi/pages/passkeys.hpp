#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// The passkeys of a login: /account/passkeys.
Response list_passkeys_page(Services& services, const Visit& visit);
Response add_passkey_page(Services& services, const Visit& visit);
Response name_passkey_page(Services& services, const Visit& visit);
Response remove_passkey_page(Services& services, const Visit& visit);

}  // namespace latchkey
