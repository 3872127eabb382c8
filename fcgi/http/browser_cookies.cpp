#include "fcgi/http/browser_cookies.hpp"

#include "fcgi/http/cookie.hpp"

namespace latchkey {
namespace {

std::optional<Token> token_of(const Cookies& cookies, std::string_view name) {
  for (bool secure : {true, false}) {
    if (auto value = cookies.find(cookie_name(name, secure))) return Token::parse(*value);
  }
  return std::nullopt;
}

}  // namespace

BrowserCookies BrowserCookies::read(std::string_view header) {
  Cookies cookies = Cookies::parse(header);
  return {token_of(cookies, "device"), token_of(cookies, "session"), token_of(cookies, "staff"),
          token_of(cookies, "visit")};
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
