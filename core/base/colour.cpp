#include "core/base/colour.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace latchkey {
namespace {

std::array<int, 3> channels(const std::string& colour) {
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < 3 && colour.size() == 7; ++i) {
    std::from_chars(colour.data() + 1 + 2 * i, colour.data() + 3 + 2 * i, parts[i], 16);
  }
  return parts;
}

/// Relative luminance (WCAG 2.2).
double luminance(const std::string& colour) {
  constexpr std::array<double, 3> kWeights = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  std::array<int, 3> parts = channels(colour);
  for (std::size_t i = 0; i < 3; ++i) {
    double part = parts[i] / 255.0;
    sum += kWeights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

}  // namespace

double contrast(const std::string& one, const std::string& other) {
  auto [dark, light] = std::minmax({luminance(one), luminance(other)});
  return (light + 0.05) / (dark + 0.05);
}

const char* ink_on(const std::string& colour) {
  return contrast(colour, "#ffffff") >= contrast(colour, "#111111") ? "#ffffff" : "#111111";
}

std::string darkened(std::string colour, double ratio, const std::string& ground) {
  for (int step = 0; step < 100 && contrast(colour, ground) < ratio; ++step) {
    auto [red, green, blue] = channels(colour);
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(red * 96 / 100),
                  static_cast<unsigned>(green * 96 / 100), static_cast<unsigned>(blue * 96 / 100));
    colour = text;
  }
  return colour;
}

}  // namespace latchkey
