#include <cstdint>
#include <string_view>

#include "core/base/config.hpp"

// Any text is either a configuration or a ConfigError with words; nothing else comes out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    latchkey::parse_config({reinterpret_cast<const char*>(data), size}, "fuzz.toml");
  } catch (const latchkey::ConfigError& error) {
    if (*error.what() == '\0') __builtin_trap();
  }
  return 0;
}
