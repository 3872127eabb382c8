#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /not-me/{token}: which device it was, with the button **This wasn't me**. Changes nothing.
Response show_not_me(Services& services, const Visit& visit);
/// POST /not-me/{token}: signs that device out and tells staff.
Response report_not_me_page(Services& services, const Visit& visit);
/// GET /not-me/{token}/done
Response show_not_me_done(Services& services, const Visit& visit);

}  // namespace latchkey
