#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace latchkey {

/// One line of a CSV file (RFC 4180, ended by CRLF). A cell that a spreadsheet would run as a
/// formula gets an apostrophe in front (OWASP, "CSV injection": = + - @ tab and line ends).
std::string csv_line(std::initializer_list<std::string_view> cells);

/// Begins a file: Excel reads it as UTF-8 by this mark alone.
inline constexpr std::string_view kCsvBegin = "\xEF\xBB\xBF";

}  // namespace latchkey
