#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /brand.css: the firm's accent colour as custom properties, so that no page needs inline
/// style. Kept by browsers for a day: its address changes with the colour.
Response show_brand(Services& services, const Visit& visit);

}  // namespace latchkey
