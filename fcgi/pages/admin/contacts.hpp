#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/contacts, narrowed by `q`
Response list_contacts_page(Services& services, const Visit& visit);
/// GET /admin/contacts/{contact}
Response show_contact(Services& services, const Visit& visit);

}  // namespace latchkey::admin
