#pragma once
#include "core/domain/pin_request.hpp"
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /p/{token}: what a PIN request's mail opens: choose a PIN, or enter it. Changes nothing.
Response show_pin_request(Services& services, const Visit& visit);
/// The same, of a request that was looked at already.
Response pin_request_page(Services& services, const Visit& visit, const PinRequest& request);
/// POST /p/{token}: the PIN, typed twice where it is chosen.
Response open_pin_request(Services& services, const Visit& visit);
/// POST /p/{token}/send: **Send Access Link**, where it was resent as a magic link since.
Response send_for_pin_request(Services& services, const Visit& visit);
/// GET /p/{token}/sent
Response show_pin_request_sent(Services& services, const Visit& visit);

/// GET /pin: the Client Portal screen, with e-mail address and PIN.
Response show_pin_portal(Services& services, const Visit& visit);
/// POST /pin
Response open_pin_portal(Services& services, const Visit& visit);

}  // namespace latchkey
