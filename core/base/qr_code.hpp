#pragma once
#include <string>
#include <string_view>

namespace latchkey {

/// A QR code (ISO/IEC 18004) as an inline SVG draws it:
///   <svg viewBox="0 0 SIZE SIZE"><path d="PATH"></path></svg>
/// on white, whatever the colours around it: cameras look for dark on light.
struct QrCode {
  int size;          // modules a side, with the quiet zone of 4 modules around (ISO/IEC 18004 9.1)
  std::string path;  // the dark modules, in units of one module
};

/// The code of `text` (UTF-8, no zero byte) in the smallest version that holds it, with error
/// correction of level M (15 %: screens are clean, cameras are not).
/// Throws std::invalid_argument where no version holds it: above 2,331 bytes.
QrCode qr_code(std::string_view text);

}  // namespace latchkey
