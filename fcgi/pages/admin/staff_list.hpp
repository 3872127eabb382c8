#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/staff: who works here, and who is invited.
Response list_staff_page(Services& services, const Visit& visit);
/// GET and POST /admin/staff/invite
Response show_invite_staff(Services& services, const Visit& visit);
Response invite_staff_page(Services& services, const Visit& visit);
/// POST /admin/staff/invitations/{invitation}/resend and …/withdraw
Response resend_invitation_page(Services& services, const Visit& visit);
Response withdraw_invitation_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
