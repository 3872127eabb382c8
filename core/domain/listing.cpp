#include "core/domain/listing.hpp"

#include "core/base/utf8.hpp"

namespace latchkey {

std::string contains_pattern(std::string_view searched) {
  std::string pattern = "%";
  for (char c : clean_line(searched).value_or("")) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  if (pattern.size() > 1) pattern += '%';
  return pattern;
}

}  // namespace latchkey
