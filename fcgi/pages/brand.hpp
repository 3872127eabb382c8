#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /brand.css: the firm's accent colour as custom properties, so that no page needs inline
/// style. Kept by browsers for a day: its address changes with the colour.
Response show_brand(Services& services, const Visit& visit);
/// GET /brand/logo/{token}: the firm's logo that has this content, kept by browsers and caches for
/// good. Another firm's is not there.
Response show_logo(Services& services, const Visit& visit);

}  // namespace latchkey
