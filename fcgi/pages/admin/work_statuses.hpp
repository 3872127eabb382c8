#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET and POST /admin/settings/statuses: the firm's own names for statuses, and one more
Response list_statuses_page(Services& services, const Visit& visit);
Response create_status_page(Services& services, const Visit& visit);
/// GET and POST /admin/settings/statuses/{status}: its name
Response show_status(Services& services, const Visit& visit);
Response rename_status_page(Services& services, const Visit& visit);
/// POST …/move, with `way` up or down
Response move_status_page(Services& services, const Visit& visit);
/// GET and POST …/retire: first how many work items are in it
Response show_retire_status(Services& services, const Visit& visit);
Response retire_status_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
