#include "fcgi/http/content_disposition.hpp"

#include "core/base/utf8.hpp"
#include "fcgi/http/header_value.hpp"

namespace latchkey {
namespace {

// Quote and backslash are the syntax's own, and some browsers undo %XX inside a plain filename.
bool may_stand_in_quotes(char32_t c) {
  return c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%';
}

bool is_attr_char(char c) {  // RFC 8187 3.2.1
  return is_ascii_alphanumeric(c) ||
         std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

}  // namespace

std::string attachment_disposition(std::string_view file_name) {
  const std::string name = clean_file_name(file_name);
  std::string fallback;
  std::string extended;
  std::string_view rest = name;
  while (const auto c = take_code_point(rest)) {
    fallback += may_stand_in_quotes(*c) ? static_cast<char>(*c) : '_';
  }
  for (const char c : name) {
    if (is_attr_char(c)) {
      extended += c;
    } else {
      append_percent(extended, c);
    }
  }
  std::string header = "attachment; filename=\"" + fallback + "\"";
  if (fallback != name) header += "; filename*=UTF-8''" + extended;
  return header;
}

}  // namespace latchkey
