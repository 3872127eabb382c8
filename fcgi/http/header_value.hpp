// Values of HTTP and MIME headers: `value; name=token; name="quoted"` (RFC 9110 5.6), extended
// parameters (RFC 8187) and percent-escapes. What the parsers of this folder have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace latchkey {

bool is_ascii_alphanumeric(char c);
bool is_token(std::string_view text);                               // RFC 9110 5.6.2; never empty
bool equals_ignoring_case(std::string_view a, std::string_view b);  // ASCII letters
std::string_view trim_blanks(std::string_view text);                // space and tab

struct HeaderValue {
  std::string value;
  std::vector<std::pair<std::string, std::string>> parameters;  // names in lower case

  const std::string* find(std::string_view lower_case_name) const;  // null when not there
};

// Empty when the text is not of that form, or names a parameter twice. Within quotes only \" is an
// escape: browsers send backslashes of a file name as they are.
std::optional<HeaderValue> parse_header_value(std::string_view text);

// charset'language'percent-encoded, in UTF-8 or ISO-8859-1; the result is UTF-8 where the sender
// kept its word. Empty when it is not of that form or in another charset.
std::optional<std::string> decode_extended_value(std::string_view text);

// Browsers write a quote inside a quoted name as %22 (WHATWG HTML, multipart/form-data). What they
// do to CR and LF is left, so that no name brings a line end with it.
std::string undo_percent_22(std::string_view text);

// Undoes %XX. Empty when a % is not followed by two hexadecimal digits.
std::optional<std::string> decode_percent(std::string_view text);

// The byte as %XX, upper case.
void append_percent(std::string& text, char byte);

}  // namespace latchkey
