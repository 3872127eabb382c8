#include "core/store/picture.hpp"

#include <algorithm>
#include <array>

namespace latchkey {
namespace {

// PNG (ISO/IEC 15948), 5.2 and 5.3: a signature, then chunks of length, type, content and checksum.
constexpr std::string_view kSignature{"\x89PNG\r\n\x1a\n", 8};
constexpr std::size_t kAroundContent = 12;
constexpr std::size_t kHeadContent = 13;
constexpr std::array<std::string_view, 4> kDraws = {"IHDR", "PLTE", "tRNS", "IDAT"};
constexpr std::string_view kEnd = "IEND";

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

}  // namespace

std::optional<Picture> plain_png(std::string_view bytes, unsigned most_width,
                                 unsigned most_height) {
  if (!bytes.starts_with(kSignature)) return std::nullopt;
  Picture picture{std::string(kSignature), 0, 0};
  bytes.remove_prefix(kSignature.size());
  bool drawn = false;
  while (bytes.size() >= kAroundContent) {
    const std::uint32_t length = number_at(bytes, 0);
    if (length > bytes.size() - kAroundContent) return std::nullopt;
    const std::string_view type = bytes.substr(4, 4),
                           whole = bytes.substr(0, kAroundContent + length);
    if ((picture.width == 0) != (type == "IHDR")) return std::nullopt;
    if (type == "IHDR") {
      if (length != kHeadContent) return std::nullopt;
      picture.width = number_at(bytes, 8);
      picture.height = number_at(bytes, 12);
      if (picture.width == 0 || picture.width > most_width || picture.height == 0 ||
          picture.height > most_height) {
        return std::nullopt;
      }
    }
    drawn = drawn || type == "IDAT";
    if (type == kEnd) {
      if (!drawn) return std::nullopt;
      picture.png += whole;
      return picture;
    }
    if (std::ranges::find(kDraws, type) != kDraws.end()) picture.png += whole;
    bytes.remove_prefix(whole.size());
  }
  return std::nullopt;
}

}  // namespace latchkey
