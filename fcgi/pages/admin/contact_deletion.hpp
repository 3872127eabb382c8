#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/contacts/{contact}/delete: what would happen, in numbers.
Response show_delete_contact(Services& services, const Visit& visit);
/// POST /admin/contacts/{contact}/delete
Response delete_contact_page(Services& services, const Visit& visit);
/// POST /admin/contacts/{contact}/restore
Response restore_contact_page(Services& services, const Visit& visit);
/// POST /admin/contacts/{contact}/sign-out-everywhere
Response sign_out_contact_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
