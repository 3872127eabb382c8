#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET CHECKLIST/as/{contact}?state=…: the client's own page, to be looked at. Claims and marks
/// nothing, whatever was sent or not.
Response show_as_client(Services& services, const Visit& visit);
/// GET CHECKLIST/as/{contact}/requests/{request}?state=claimed or completed
Response show_request_as_client(Services& services, const Visit& visit);

}  // namespace latchkey::admin
