#pragma once
#include <cstdint>
#include <string>

namespace latchkey {

/// A size as people say it, in decimal units as phones and browsers show them: "1 byte",
/// "512 bytes", "34 KB", "1.2 MB", "25 MB".
std::string size_in_words(std::uint64_t bytes);

}  // namespace latchkey
