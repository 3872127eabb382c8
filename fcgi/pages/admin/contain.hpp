#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

// Each GET says first what would end, in numbers.
Response show_contain_contact(Services& services, const Visit& visit);
Response contain_contact_page(Services& services, const Visit& visit);
Response show_contain_client(Services& services, const Visit& visit);
Response contain_client_page(Services& services, const Visit& visit);
Response show_contain_firm(Services& services, const Visit& visit);
Response contain_firm_page(Services& services, const Visit& visit);
/// Of one device of a contact.
Response revoke_device_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
