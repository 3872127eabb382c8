#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/templates
Response list_templates_page(Services& services, const Visit& visit);
/// GET and POST /admin/templates/new
Response show_new_template(Services& services, const Visit& visit);
Response create_template_page(Services& services, const Visit& visit);
/// GET and POST /admin/templates/{template}/edit: its name and title
Response show_edit_template(Services& services, const Visit& visit);
Response edit_template_page(Services& services, const Visit& visit);
/// POST /admin/templates/{template}/duplicate, /delete, /restore
Response duplicate_template_page(Services& services, const Visit& visit);
Response delete_template_page(Services& services, const Visit& visit);
Response restore_template_page(Services& services, const Visit& visit);
/// POST …/checklists/{checklist}/template: saves the checklist as a template
Response save_as_template_page(Services& services, const Visit& visit);
/// GET and POST /admin/work/{work}/checklists/from-template. Field: template.
Response show_from_template(Services& services, const Visit& visit);
Response create_from_template_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
