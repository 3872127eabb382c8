#pragma once
#include "fcgi/http/request.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"

namespace latchkey {

/// Answers one request: finds its row in the table of routes, resumes firm, device and session,
/// checks who may, and calls the handler. Depends on its arguments and the database alone; never
/// throws: a fault becomes a plain page (503 where the database is away, 500 otherwise) and a line
/// in the log.
Response dispatch(Services& services, const Request& request);

}  // namespace latchkey
