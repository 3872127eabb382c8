#include "fcgi/pages/account_side.hpp"

#include "core/domain/login_session.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/return_path.hpp"

namespace latchkey {
namespace {

Page client_account_page(Services& services, const Visit& visit, TemplateFile body,
                         std::string_view title, bool signed_in) {
  return client_page(services, visit, body, title, signed_in ? At::account : At::log_in);
}

std::optional<HalfSession> half_of_device(Services& services, const Visit& visit) {
  return find_half_session(services.database, visit.firm.id, visit.browser.device, visit.now);
}

Response go_in(const Visit& visit, const StepResult& result, const std::string& way_on) {
  Response response = see_other(way_on);
  if (result.device_cookie) {
    set_cookie(response, visit.firm, "device", *result.device_cookie, kDeviceCookieAge);
  }
  set_cookie(response, visit.firm, "session", *result.session_cookie, kLoginLifetime);
  return response;
}

}  // namespace

const AccountSide kClientSide{.kind = AccountKind::login,
                              .start = "/login",
                              .start_by = "return",
                              .code = "/login/code",
                              .set_up = "/login/set-up",
                              .account = "/account",
                              .home = "/work",
                              .page = client_account_page,
                              .find_half = half_of_device,
                              .way_back = way_back,
                              .go_in = go_in};

std::string AccountSide::return_query(std::string_view path) const {
  // Nothing in such a path needs an escape.
  const std::string plain = way_back(path, "");
  return plain.empty() ? plain : "?return=" + plain;
}

std::string AccountSide::start_again(std::string_view path, std::string_view said) const {
  std::string url = std::string{start} + "?";
  const std::string plain = way_back(path, "");
  if (!plain.empty()) url += std::string{start_by} + "=" + plain + (said.empty() ? "" : "&");
  return url + (said.empty() ? "" : "said=") + std::string{said};
}

ActingAccount acting_account(const Visit& visit) {
  const Browser& browser = visit.browser;
  if (visit.staff) return {visit.staff->staff, visit.staff->name, browser.ip, browser.description};
  return {visit.session->contact, visit.session->name, browser.ip, browser.description};
}

const std::string& own_time_zone(const Visit& visit) {
  return visit.staff ? visit.firm.time_zone : visit.session->time_zone;
}

}  // namespace latchkey
