#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace latchkey {

/// "1 request", "4 requests".
std::string plural(std::uint64_t count, std::string_view noun);
/// For nouns that do not take their s at the end: "1 session by link", "3 sessions by link".
std::string plural(std::uint64_t count, std::string_view one, std::string_view several);

}  // namespace latchkey
