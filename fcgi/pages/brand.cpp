#include "fcgi/pages/brand.hpp"

#include <charconv>
#include <cmath>

namespace latchkey {
namespace {

/// Relative luminance of "#rrggbb" (WCAG 2.2).
double luminance(const std::string& colour) {
  double parts[3];
  for (std::size_t i = 0; i < 3; ++i) {
    int value = 0;
    std::from_chars(colour.data() + 1 + 2 * i, colour.data() + 3 + 2 * i, value, 16);
    double part = value / 255.0;
    parts[i] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

/// Black or white, whichever reads better on the colour.
const char* ink_on(const std::string& colour) {
  double light = luminance(colour);
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#111";
}

}  // namespace

Response show_brand(Services&, const Visit& visit) {
  Response response;
  response.header("Content-Type", "text/css; charset=utf-8");
  response.header("Cache-Control", "public, max-age=86400");
  const std::string& accent = visit.firm.accent;
  response.body = ":root{--accent:" + accent + ";--accent-ink:" + ink_on(accent) + "}\n";
  return response;
}

}  // namespace latchkey
