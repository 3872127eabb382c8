#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

/// A PNG that was looked at.
struct Picture {
  std::string png;
  unsigned width, height;  // pixels
};

/// The PNG in `bytes` with what draws it and nothing else: no text, no time, no profile, nothing
/// behind its end. Empty where it is no whole PNG by the form of its chunks, or has more than
/// `most_width` by `most_height` pixels.
std::optional<Picture> plain_png(std::string_view bytes, unsigned most_width, unsigned most_height);

}  // namespace latchkey
