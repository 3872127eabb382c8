#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/work/deleted: work and checklists that can be restored
Response show_deleted_work(Services& services, const Visit& visit);
/// GET and POST /admin/work/{work}/delete, POST …/restore
Response show_delete_work(Services& services, const Visit& visit);
Response delete_work_page(Services& services, const Visit& visit);
Response restore_work_page(Services& services, const Visit& visit);
/// The same of CHECKLIST
Response show_delete_checklist(Services& services, const Visit& visit);
Response delete_checklist_page(Services& services, const Visit& visit);
Response restore_checklist_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
