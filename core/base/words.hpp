#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace latchkey {

/// "1 request", "4 requests".
std::string plural(std::uint64_t count, std::string_view noun);

}  // namespace latchkey
