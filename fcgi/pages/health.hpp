#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /health: the process answers.
Response show_health(Services& services, const Visit& visit);
/// GET /ready: it can do its work, which needs a database that takes changes; 503 otherwise.
Response show_ready(Services& services, const Visit& visit);

}  // namespace latchkey
