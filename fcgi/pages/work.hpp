#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /work: what this device holds of the contact's; of a login, all that was sent to them.
Response list_work(Services& services, const Visit& visit);
/// GET /work/{work}: a work item's checklists with their progress.
Response show_work(Services& services, const Visit& visit);
/// POST /work/{work}/ask-to-reopen, of completed work. Field: reason.
Response ask_to_reopen_page(Services& services, const Visit& visit);

}  // namespace latchkey
