#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// The authenticator app of a login: /account/second-factor.
Response show_second_factor(Services& services, const Visit& visit);
Response turn_on_totp_page(Services& services, const Visit& visit);
Response turn_off_totp_page(Services& services, const Visit& visit);

}  // namespace latchkey
