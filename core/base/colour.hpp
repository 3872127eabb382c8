#pragma once
#include <string>

namespace latchkey {

/// Of two colours, each "#rrggbb": from 1 (the same) to 21 (black on white). (WCAG 2.2, "contrast
/// ratio")
double contrast(const std::string& one, const std::string& other);
/// "#ffffff" or "#111111", whichever reads better on the colour.
const char* ink_on(const std::string& colour);
/// The colour, made darker in steps until it stands out from `ground` by `ratio`.
std::string darkened(std::string colour, double ratio, const std::string& ground = "#ffffff");

}  // namespace latchkey
