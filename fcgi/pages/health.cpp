#include "fcgi/pages/health.hpp"

#include "core/db/database.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {
namespace {

Response plain(int status, std::string body) {
  Response response;
  response.status = status;
  response.header("Content-Type", "text/plain; charset=utf-8");
  response.header("Cache-Control", "no-store");
  response.body = std::move(body);
  return response;
}

}  // namespace

Response show_health(Services&, const Visit&) {
  return plain(200, "ok\n");
}

Response show_ready(Services& services, const Visit&) {
  try {
    prove_writable(services.database);
    return plain(200, "ready\n");
  } catch (const DatabaseError& error) {
    return plain(503, DatabaseError::read_only(error.code()) ? "the database takes no changes\n"
                                                             : "the database is away\n");
  }
}

}  // namespace latchkey
