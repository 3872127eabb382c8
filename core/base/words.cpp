#include "core/base/words.hpp"

namespace latchkey {

std::string plural(std::uint64_t count, std::string_view noun) {
  std::string words = std::to_string(count) + " " + std::string{noun};
  if (count != 1) words += "s";
  return words;
}

std::string size_in_words(std::uint64_t bytes) {
  if (bytes < 1000) return plural(bytes, "byte");
  if (bytes < 999'500) return std::to_string((bytes + 500) / 1000) + " KB";
  std::uint64_t unit = 1'000'000;
  const char* name = " MB";
  if (bytes >= 999'950'000) {
    unit = 1'000'000'000;
    name = " GB";
  }
  std::uint64_t tenths = (bytes * 10 + unit / 2) / unit;
  std::string words = std::to_string(tenths / 10);
  if (tenths % 10 != 0 && tenths < 1000) words += "." + std::to_string(tenths % 10);
  return words + name;
}

}  // namespace latchkey
