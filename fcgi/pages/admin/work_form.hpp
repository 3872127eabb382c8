#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET and POST /admin/work/new; `client` may say for whom.
Response show_new_work(Services& services, const Visit& visit);
Response create_work_page(Services& services, const Visit& visit);
/// GET and POST /admin/work/{work}/edit
Response show_edit_work(Services& services, const Visit& visit);
Response edit_work_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
