#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

// Work that comes again: how often, what comes next, and what came so far.

namespace latchkey::admin {

Response show_recurrence(Services& services, const Visit& visit);
Response save_recurrence_page(Services& services, const Visit& visit);
Response stop_recurrence_page(Services& services, const Visit& visit);
Response skip_next_work_page(Services& services, const Visit& visit);
Response make_next_work_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
