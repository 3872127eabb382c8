// Text that comes from outside: is it UTF-8, how long is it as people count, and what of it is
// kept.
//
// Nothing here normalises (NFC) or changes letters; nothing here escapes for HTML, which is the
// templates' work. No function throws on any input, valid UTF-8 or not, apart from bad_alloc.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

// The longest file name that is kept, in bytes of UTF-8: under the 255 of every common file system,
// with room for what an archive or a browser adds ("(1)").
constexpr std::size_t kMaxFileNameBytes = 200;

// Takes the first code point off `text`. Empty when `text` is empty or does not begin with
// well-formed UTF-8 (overlong forms, surrogates and values above U+10FFFF are not); `text` is then
// left as it was.
std::optional<char32_t> take_code_point(std::string_view& text);

// Adds the UTF-8 form of `code_point`, which must be a Unicode scalar value, to `text`.
void append_code_point(std::string& text, char32_t code_point);

bool valid_utf8(std::string_view text);

// The number of code points; a byte that is no part of well-formed UTF-8 counts as one.
std::size_t count_code_points(std::string_view text);

// The first `count` code points of `text` (all of it where it has fewer), never half a one.
std::string_view cut_code_points(std::string_view text, std::size_t count);

// True where nobody would see anything: empty, or only white space and invisible characters.
bool is_blank(std::string_view text);

// A one-line input (name, title, subject): every run of white space, line ends and control
// characters becomes one space, both ends are trimmed, and the bidirectional overrides and isolates
// (U+202A..U+202E, U+2066..U+2069), with which "fdp.exe" can be made to read "exe.pdf", are
// removed. What is blank becomes empty. Empty optional: not UTF-8.
std::optional<std::string> clean_line(std::string_view text);

// A text of several lines: CRLF and lone CR become LF. Otherwise it is kept as typed, blanks at the
// ends included. Empty optional: not UTF-8, or a control character other than LF and tab.
std::optional<std::string> clean_text(std::string_view text);

// The name under which an uploaded file is shown and given back. It is data only: nothing is ever
// stored under it. Only what follows the last / or \ is kept; the result is one line of valid UTF-8
// of 1 to kMaxFileNameBytes bytes, holds none of <>:"/\|?* (they become _), neither begins nor ends
// with a dot or a space, is no name that Windows reserves (CON, LPT1.txt ...), and has kept its
// extension. A name of which nothing is left is "file". Cleaning twice changes nothing more.
std::string clean_file_name(std::string_view name);

}  // namespace latchkey
