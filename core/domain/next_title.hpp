#pragma once
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace latchkey {

/// What recurring work is called when it begins on `to` and the one before it, called `title`,
/// began on `from`: "2026 tax return" becomes "2027 tax return" without anybody writing a pattern.
/// What moves on, in English titles:
/// - years up to three from that of `from`: "2026", "2025/26"; a farther one is when something was;
/// - where it is not a matter of whole years, months with a capital letter ("March", "Mar") and
///   quarters ("Q3"), and the year that they stand with when they pass its end.
/// A title that names nothing of this stays as it is, and so does every title where `to` is not in
/// a later month.
std::string next_title(std::string_view title, Date from, Date to);

}  // namespace latchkey
