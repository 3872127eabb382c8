#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/work, narrowed by `q`, `status` (one of a work item's, or "overdue"), `assignee` and
/// `client`
Response list_work_page(Services& services, const Visit& visit);
/// GET /admin/work/{work}
Response show_work(Services& services, const Visit& visit);
/// POST /admin/work/{work}/status, …/complete and …/reopen
Response set_status_page(Services& services, const Visit& visit);
Response complete_work_page(Services& services, const Visit& visit);
Response reopen_work_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
