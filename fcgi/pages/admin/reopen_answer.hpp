#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// POST /admin/work/{work}/keep-completed, field answer: declines what a client asked for. They
/// read the answer on the work's page.
Response keep_completed_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
