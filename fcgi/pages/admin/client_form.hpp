#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET and POST /admin/clients/new
Response show_new_client(Services& services, const Visit& visit);
Response create_client_page(Services& services, const Visit& visit);
/// GET and POST /admin/clients/{client}/edit
Response show_edit_client(Services& services, const Visit& visit);
Response edit_client_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
