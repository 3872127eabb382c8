#include "fcgi/upload_check.hpp"

#include "fcgi/access.hpp"
#include "fcgi/arrival.hpp"
#include "fcgi/http/csrf.hpp"
#include "fcgi/routes.hpp"

namespace latchkey {
namespace {

bool may(Services& services, const Request& asked) {
  const Match found = match(routes(), Method::post, asked.path);
  if (!found.route || found.route->body == Body::form) return false;
  const auto arrival = arrive(services, asked, found);
  return arrival && lets_in(arrival->visit, found.route->access) &&
         comes_from_here(asked, arrival->visit.firm.base_url);
}

}  // namespace

Response may_upload(Services& services, const Visit& visit) {
  Request asked = visit.request;
  asked.path = asked.asked_path;
  Response response;
  response.status = may(services, asked) ? 204 : 403;
  response.header("Cache-Control", "no-store");
  return response;
}

}  // namespace latchkey
