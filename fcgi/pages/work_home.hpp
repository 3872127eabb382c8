#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// The home of a contact who is signed in by login: what is to do, what is with the firm, what was
/// completed. Query: find (words), client (a number). What has not changed since this worker showed
/// it is neither read nor filled again.
Response work_home(Services& services, const Visit& visit);

}  // namespace latchkey
