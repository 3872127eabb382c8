#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET CHECKLIST/sends: each sending, and what became of it for each recipient
Response show_ledger(Services& services, const Visit& visit);

}  // namespace latchkey::admin
