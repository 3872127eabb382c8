#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace latchkey {

/// "1 request", "4 requests".
std::string plural(std::uint64_t count, std::string_view noun);
/// "900 bytes", "12 KB", "3.4 MB": as people say sizes, in powers of ten.
std::string size_in_words(std::uint64_t bytes);

}  // namespace latchkey
