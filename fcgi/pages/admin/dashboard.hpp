#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin: whom we wait for, what came in, what did not arrive.
Response show_dashboard(Services& services, const Visit& visit);

}  // namespace latchkey::admin
