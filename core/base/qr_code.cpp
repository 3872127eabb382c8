#include "core/base/qr_code.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace latchkey {
namespace {

constexpr int kQuietZone = 4;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

QrCode qr_code(std::string_view text) {
  std::unique_ptr<QRcode, FreeCode> code{
      QRcode_encodeString8bit(std::string{text}.c_str(), 0, QR_ECLEVEL_M)};
  if (!code) throw std::invalid_argument("a text that no QR code holds");
  const int width = code->width;
  auto dark = [&](int x, int y) { return (code->data[y * width + x] & 1) != 0; };

  QrCode drawn{width + 2 * kQuietZone, {}};
  // One bar for each run of dark modules in a row: a third of the length of one square a module.
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x) {
      if (!dark(x, y)) continue;
      const int from = x;
      while (x < width && dark(x, y)) ++x;
      const std::string length = std::to_string(x - from);
      drawn.path += 'M';
      drawn.path += std::to_string(from + kQuietZone);
      drawn.path += ' ';
      drawn.path += std::to_string(y + kQuietZone);
      drawn.path += 'h';
      drawn.path += length;
      drawn.path += "v1h-";
      drawn.path += length;
      drawn.path += 'z';
    }
  }
  return drawn;
}

}  // namespace latchkey
