#include "core/base/size.hpp"

#include <array>

namespace latchkey {

std::string size_in_words(std::uint64_t bytes) {
  if (bytes == 1) return "1 byte";
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  constexpr std::array kUnits{"KB", "MB", "GB", "TB"};
  std::uint64_t unit = 1000;
  std::size_t i = 0;
  // 999,950 bytes would be "1000 KB": what rounds to the next unit is said in it.
  while (i + 1 < kUnits.size() && bytes >= unit * 1000 - unit / 2) {
    unit *= 1000;
    ++i;
  }
  const std::uint64_t tenths = (bytes + unit / 20) / (unit / 10);
  std::string number;
  if (i > 0 && tenths < 100 && tenths % 10 != 0) {
    number = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  } else {
    number = std::to_string((bytes + unit / 2) / unit);
  }
  return number + " " + kUnits[i];
}

}  // namespace latchkey
