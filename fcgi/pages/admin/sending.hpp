#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// POST CHECKLIST/send: to everybody, or to the `contact` of the form alone
Response send_checklist_page(Services& services, const Visit& visit);
/// GET and POST CHECKLIST/schedule: later, to one recipient, or in a colleague's name
Response show_schedule(Services& services, const Visit& visit);
Response schedule_page(Services& services, const Visit& visit);
/// POST CHECKLIST/schedule/cancel
Response take_back_page(Services& services, const Visit& visit);
/// GET and POST CHECKLIST/cancel
Response show_cancel_checklist(Services& services, const Visit& visit);
Response cancel_checklist_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
