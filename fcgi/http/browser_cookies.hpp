#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/secret.hpp"
#include "core/base/time.hpp"
#include "core/domain/firm.hpp"
#include "fcgi/http/response.hpp"

namespace latchkey {

/// The cookies of a browser, by their names without prefix. A value that is no token counts as
/// none.
struct BrowserCookies {
  std::optional<Token> device;   // which browser this is; for as long as browsers keep cookies
  std::optional<Token> session;  // a contact's session
  std::optional<Token> staff;    // a session of staff
  std::optional<Token> visit;    // before there is a session: what csrf is bound to

  bool bare = false;  // one of them had no prefix

  /// `__Host-` names go before bare ones. Over TLS bare ones are not to be read: any page of a
  /// neighbouring host can plant them.
  static BrowserCookies read(std::string_view header, bool bare_too);
};

/// 400 days, the longest that browsers keep a cookie (RFC 6265bis 5.5).
inline constexpr std::chrono::seconds kDeviceCookieAge = std::chrono::days{400};

void set_cookie(Response& response, const Firm& firm, std::string_view name, const Token& value,
                std::optional<std::chrono::seconds> max_age);
void forget_cookie(Response& response, const Firm& firm, std::string_view name);

}  // namespace latchkey
