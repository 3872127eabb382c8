#pragma once
#include <string>

#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"

namespace latchkey {

/// The page of a fault, where the firm may not be known: 404 (no such site), 500, or 503 with
/// Retry-After while the database is away. Needs no database.
Response fault_page(Services& services, int status, const std::string& request_id);

}  // namespace latchkey
