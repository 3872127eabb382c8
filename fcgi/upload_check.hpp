#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// POST /may-upload, which nginx asks before it takes in a body of files (auth_request; the
/// location is internal): 204 where the request for `Request::asked_path` may go on to that
/// upload's handler, by session, device, role and where it comes from; 403 otherwise. Reads no
/// body, writes nothing of its own, and never says more: the page of a refusal is made by the route
/// itself.
Response may_upload(Services& services, const Visit& visit);

}  // namespace latchkey
