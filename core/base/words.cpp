#include "core/base/words.hpp"

namespace latchkey {

std::string plural(std::uint64_t count, std::string_view noun) {
  std::string words = std::to_string(count) + " " + std::string{noun};
  if (count != 1) words += "s";
  return words;
}

std::string plural(std::uint64_t count, std::string_view one, std::string_view several) {
  return std::to_string(count) + " " + std::string{count == 1 ? one : several};
}

}  // namespace latchkey
