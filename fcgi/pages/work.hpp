#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /work: what this device holds of the contact's.
Response list_work(Services& services, const Visit& visit);
/// GET /work/{work}: a work item's checklists with their progress.
Response show_work(Services& services, const Visit& visit);

}  // namespace latchkey
