#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// Before a contact's second factor is reset: what will happen.
Response show_reset_second_factor(Services& services, const Visit& visit);
Response reset_second_factor_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
