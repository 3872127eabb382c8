#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/work/{work}/checklists/{checklist}
Response show_checklist(Services& services, const Visit& visit);
/// POST …/requests: one more request
Response add_request_page(Services& services, const Visit& visit);
/// POST …/requests/{request}/move: one step (direction = up, down), or to a place (section, before,
/// version)
Response move_request_page(Services& services, const Visit& visit);
/// POST …/sections: adds, renames, moves or removes a heading. Fields: step, section, section_name,
/// version.
Response change_sections_page(Services& services, const Visit& visit);
/// POST …/duplicate and …/requests/{request}/duplicate
Response duplicate_checklist_page(Services& services, const Visit& visit);
Response duplicate_request_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
