#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/clients/{client}/delete: what would happen, in numbers.
Response show_delete_client(Services& services, const Visit& visit);
/// POST /admin/clients/{client}/delete
Response delete_client_page(Services& services, const Visit& visit);
/// POST /admin/clients/{client}/restore
Response restore_client_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
