// Cookies: what a browser sends (Cookie), and what it is told to keep (Set-Cookie). RFC 6265.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace latchkey {

constexpr std::size_t kMaxCookies = 100;  // more than any browser sends to one site is not read

class Cookies {
 public:
  // Never fails: what is no name=value of printable ASCII is left out. Of several cookies of one
  // name the first counts, which browsers send for the longest path, thus the most specific one.
  static Cookies parse(std::string_view header);

  // Names are compared with case. The view lives as long as this object.
  std::optional<std::string_view> find(std::string_view name) const;

  const std::vector<std::pair<std::string, std::string>>& all() const { return cookies_; }

 private:
  std::vector<std::pair<std::string, std::string>> cookies_;
};

// The name under which a cookie of ours travels: "__Host-session" for "session", which browsers
// take only over TLS and from this very host; the bare name where `secure` is false, which is for
// http on loopback alone.
std::string cookie_name(std::string_view bare_name, bool secure);

struct SetCookie {
  std::string name;  // bare, without "__Host-"
  std::string value;
  // Empty: until the browser is closed. Zero: forget it now.
  std::optional<std::chrono::seconds> max_age;
  bool secure = true;
};

// The value of a Set-Cookie header: Path=/, HttpOnly, SameSite=Lax, and with `secure` the prefix
// and Secure. Throws std::invalid_argument when the name is no token or the value holds what
// RFC 6265 does not allow (control characters, space, quote, comma, semicolon, backslash, anything
// that is not ASCII), or when max_age is negative.
std::string set_cookie_value(const SetCookie& cookie);

}  // namespace latchkey
