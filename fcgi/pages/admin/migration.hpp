#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/migration: the PIN requests that are left, and the run that resends them.
Response show_migration(Services& services, const Visit& visit);
/// POST /admin/migration: starts a run at the chosen pace.
Response start_migration_page(Services& services, const Visit& visit);
/// POST /admin/migration/{migration}/pause, …/resume and …/cancel
Response pause_migration_page(Services& services, const Visit& visit);
Response resume_migration_page(Services& services, const Visit& visit);
Response cancel_migration_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
