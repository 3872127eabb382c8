#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /: the firm's front page, for somebody who came without a link.
Response show_home(Services& services, const Visit& visit);

}  // namespace latchkey
