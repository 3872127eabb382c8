#include "fcgi/pages/health.hpp"

#include "core/db/database.hpp"

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
    services.database.find_value<int>("SELECT 1", {});
    return plain(200, "ready\n");
  } catch (const DatabaseError&) {
    return plain(503, "the database is away\n");
  }
}

}  // namespace latchkey
