#include "fcgi/pages/brand.hpp"

#include "core/base/colour.hpp"
#include "core/domain/firm_logo.hpp"

namespace latchkey {

Response show_brand(Services&, const Visit& visit) {
  Response response;
  response.header("Content-Type", "text/css; charset=utf-8");
  response.header("Cache-Control", "public, max-age=86400");
  const std::string& accent = visit.firm.accent;
  response.body = ":root{--accent:" + accent + ";--accent-ink:" + ink_on(accent) + "}\n";
  return response;
}

Response show_logo(Services& services, const Visit& visit) {
  auto logo = find_logo(services.database, visit.firm.id, visit.part("token"));
  if (!logo) throw HttpError{404, "There is no such picture", "It may have been replaced."};
  Response response;
  response.header("Content-Type", "image/png");
  response.header("Cache-Control", "public, max-age=31536000, immutable");
  response.header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  response.body = std::move(logo->png);
  return response;
}

}  // namespace latchkey
