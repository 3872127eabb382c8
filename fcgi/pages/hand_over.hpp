#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /work/{work}/hand-over: what "Continue on another device" does, or the code that was made.
Response show_hand_over(Services& services, const Visit& visit);
/// POST /work/{work}/hand-over: makes a code.
Response offer_hand_over_page(Services& services, const Visit& visit);

/// GET /h/{code}: on the other device. Changes nothing.
Response show_take_over(Services& services, const Visit& visit);
/// POST /h/{code}: **Continue here**.
Response take_over_page(Services& services, const Visit& visit);

}  // namespace latchkey
