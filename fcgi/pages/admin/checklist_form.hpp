#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET and POST /admin/work/{work}/checklists/new
Response show_new_checklist(Services& services, const Visit& visit);
Response create_checklist_page(Services& services, const Visit& visit);
/// GET and POST /admin/work/{work}/checklists/{checklist}/edit: its title and recipients
Response show_edit_checklist(Services& services, const Visit& visit);
Response edit_checklist_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
