#include "fcgi/http/browser_cookies.hpp"

#include "fcgi/http/cookie.hpp"

namespace latchkey {
namespace {

std::optional<Token> token_of(const Cookies& cookies, std::string_view name, bool secure) {
  auto value = cookies.find(cookie_name(name, secure));
  return value ? Token::parse(*value) : std::nullopt;
}

}  // namespace

BrowserCookies BrowserCookies::read(std::string_view header, bool bare_too) {
  Cookies cookies = Cookies::parse(header);
  BrowserCookies found{};
  auto token = [&](std::string_view name) {
    bool prefixed = cookies.find(cookie_name(name, true)).has_value();
    if (prefixed || !bare_too) return token_of(cookies, name, true);
    auto bare = token_of(cookies, name, false);
    if (bare) found.bare = true;
    return bare;
  };
  found.device = token("device");
  found.session = token("session");
  found.staff = token("staff");
  found.visit = token("visit");
  return found;
}

void set_cookie(Response& response, const Firm& firm, std::string_view name, const Token& value,
                std::optional<std::chrono::seconds> max_age) {
  response.header("Set-Cookie", set_cookie_value({.name = std::string{name},
                                                  .value = value.text(),
                                                  .max_age = max_age,
                                                  .secure = firm.secure()}));
}

void forget_cookie(Response& response, const Firm& firm, std::string_view name) {
  response.header("Set-Cookie", set_cookie_value({.name = std::string{name},
                                                  .value = "",
                                                  .max_age = std::chrono::seconds{0},
                                                  .secure = firm.secure()}));
}

}  // namespace latchkey
