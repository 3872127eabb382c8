#include "fcgi/http/visit.hpp"

#include <charconv>
#include <stdexcept>

namespace latchkey {

const std::string& Visit::part(std::string_view name) const {
  for (const auto& [part_name, value] : parts) {
    if (part_name == name) return value;
  }
  throw std::logic_error("the route has no part " + std::string{name});
}

std::uint64_t Visit::number(std::string_view name) const {
  const std::string& text = part(name);
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view Visit::asked(std::string_view name) const {
  for (const auto& [query_name, value] : query) {
    if (query_name == name) return value;
  }
  return {};
}

}  // namespace latchkey
