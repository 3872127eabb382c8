#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/clients, narrowed by `q` and `show`, in the order of `sort`
Response list_clients_page(Services& services, const Visit& visit);
/// GET /admin/clients/{client}
Response show_client(Services& services, const Visit& visit);
/// POST /admin/clients/{client}/contacts: a contact the firm has, by address
Response link_contact_page(Services& services, const Visit& visit);
/// POST /admin/clients/{client}/contacts/{contact}/role: `role`; from the contact's page with
/// `from=contact`, back to it
Response set_contact_role_page(Services& services, const Visit& visit);
/// POST /admin/clients/{client}/contacts/{contact}/remove
Response unlink_contact_page(Services& services, const Visit& visit);
/// POST …/put-back: the way back for whoever just did that.
Response put_back_contact_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
