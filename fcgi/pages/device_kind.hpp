#pragma once
#include <string_view>

namespace latchkey {

/// Which icon stands for a device, by the words that describe() makes of it.
inline const char* device_kind(std::string_view description) {
  if (description.find("phone") != description.npos ||
      description.find("Phone") != description.npos) {
    return "phone";
  }
  if (description.find("tablet") != description.npos ||
      description.find("iPad") != description.npos) {
    return "tablet";
  }
  return "desktop";
}

}  // namespace latchkey
