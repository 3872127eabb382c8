#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// POST /p/{token}/forgot: mails a link for a new PIN to where the request's mail went.
Response forget_pin_of_request(Services& services, const Visit& visit);
/// GET /p/{token}/forgot: that it is on its way.
Response show_forgotten_of_request(Services& services, const Visit& visit);

/// GET /pin/forgot, POST, and what is said afterwards: the same whoever asks.
Response show_forgot_pin(Services& services, const Visit& visit);
Response forget_pin(Services& services, const Visit& visit);
Response show_forgot_pin_sent(Services& services, const Visit& visit);

/// GET /pin/reset/{token}: choose a new PIN. Changes nothing.
Response show_pin_reset(Services& services, const Visit& visit);
/// POST /pin/reset/{token}
Response reset_pin_page(Services& services, const Visit& visit);

}  // namespace latchkey
