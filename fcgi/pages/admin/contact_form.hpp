#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET and POST /admin/contacts/new; with `client`, the contact becomes that client's.
Response show_new_contact(Services& services, const Visit& visit);
Response create_contact_page(Services& services, const Visit& visit);
/// GET and POST /admin/contacts/{contact}/edit
Response show_edit_contact(Services& services, const Visit& visit);
Response edit_contact_page(Services& services, const Visit& visit);

/// POST /admin/contacts/{contact}/primary-address: `address`
Response make_primary_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
