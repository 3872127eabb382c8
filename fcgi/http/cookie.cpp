#include "fcgi/http/cookie.hpp"

#include <algorithm>
#include <stdexcept>

#include "fcgi/http/header_value.hpp"

namespace latchkey {
namespace {

constexpr std::string_view kHostPrefix = "__Host-";

// RFC 6265 4.1.1, cookie-octet.
bool is_cookie_octet(char c) {
  return c > 0x20 && c < 0x7F && std::string_view("\",;\\").find(c) == std::string_view::npos;
}

// Other programs of the same host may have set cookies that are not quite legal; they are no reason
// to lose ours, but control characters are never passed on.
bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

Cookies Cookies::parse(std::string_view header) {
  Cookies cookies;
  while (!header.empty() && cookies.cookies_.size() < kMaxCookies) {
    const std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(pair.size() + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trim_blanks(pair.substr(0, equals));
    const std::string_view value = trim_blanks(pair.substr(equals + 1));
    if (!is_token(name) || !is_printable(value) || cookies.find(name)) continue;
    cookies.cookies_.emplace_back(name, value);
  }
  return cookies;
}

std::optional<std::string_view> Cookies::find(std::string_view name) const {
  for (const auto& [known, value] : cookies_) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::string cookie_name(std::string_view bare_name, bool secure) {
  return (secure ? std::string(kHostPrefix) : std::string()) + std::string(bare_name);
}

std::string set_cookie_value(const SetCookie& cookie) {
  if (!is_token(cookie.name)) throw std::invalid_argument("cookie: the name is no token");
  if (!std::all_of(cookie.value.begin(), cookie.value.end(), is_cookie_octet)) {
    throw std::invalid_argument("cookie: a character is not allowed in the value");
  }
  if (cookie.max_age && cookie.max_age->count() < 0) {
    throw std::invalid_argument("cookie: max_age is negative");
  }
  std::string header = cookie_name(cookie.name, cookie.secure) + "=" + cookie.value + "; Path=/";
  if (cookie.max_age) header += "; Max-Age=" + std::to_string(cookie.max_age->count());
  if (cookie.secure) header += "; Secure";
  return header + "; HttpOnly; SameSite=Lax";
}

}  // namespace latchkey
