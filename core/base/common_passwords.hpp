#pragma once
#include <string_view>

namespace latchkey {

/// True where the password, in whatever case, is among the most used ones of published leaks: what
/// is tried first. zxcvbn's own lists miss some of them (words typed on a Cyrillic keyboard, names
/// with a number behind them).
bool is_common_password(std::string_view password);

}  // namespace latchkey
