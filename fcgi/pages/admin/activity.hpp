#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// Who did what, when, from where.
Response show_activity(Services& services, const Visit& visit);
/// The same, narrowed in the same way, as a file; taking it is recorded.
Response download_activity(Services& services, const Visit& visit);

}  // namespace latchkey::admin
