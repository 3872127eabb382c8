#include "fcgi/pages/brand.hpp"

#include "core/base/colour.hpp"

namespace latchkey {

Response show_brand(Services&, const Visit& visit) {
  Response response;
  response.header("Content-Type", "text/css; charset=utf-8");
  response.header("Cache-Control", "public, max-age=86400");
  const std::string& accent = visit.firm.accent;
  response.body = ":root{--accent:" + accent + ";--accent-ink:" + ink_on(accent) + "}\n";
  return response;
}

}  // namespace latchkey
