#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /work/{work}/requests/{request}/receipt: what clients sent for a request, when, and the
/// SHA-256 of each file, to be printed or kept. Throws HttpError 404 where nothing was sent.
Response show_receipt(Services& services, const Visit& visit);

}  // namespace latchkey
