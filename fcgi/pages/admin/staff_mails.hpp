#pragma once
#include "fcgi/http/route.hpp"

// Where mails to staff lead, and the page that asks for one.

namespace latchkey::admin {

/// GET and POST /admin/forgot, GET /admin/forgot/sent
Response show_forgot(Services& services, const Visit& visit);
Response ask_reset_page(Services& services, const Visit& visit);
Response show_forgot_sent(Services& services, const Visit& visit);
/// GET and POST /admin/reset/{token}
Response show_reset(Services& services, const Visit& visit);
Response reset_page(Services& services, const Visit& visit);
/// GET and POST /admin/invitation/{token}
Response show_invitation(Services& services, const Visit& visit);
Response accept_invitation_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
