#include "fcgi/pages/pin_parts.hpp"

#include "fcgi/http/browser_cookies.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kLongestTyped = 200;

}  // namespace

std::string pin_request_path(const Visit& visit) {
  return "/p/" + visit.part("token");
}

std::optional<PinRequest> find_pin_request(Services& services, const Visit& visit) {
  auto token = Token::parse(visit.part("token"));
  if (!token) return std::nullopt;
  return look_at_pin_request(services.database, visit.firm.id,
                             services.keys.hash(Purpose::pin_token, *token), visit.browser.device,
                             visit.now);
}

PinTools pin_tools(Services& services) {
  return {services.database, services.keys, services.random, services.password_gate};
}

Form read_pin_form(const Visit& visit) {
  return Form{visit.form,
              {{"pin", "The PIN", FieldKind::password, kLongestTyped, false},
               {"pin_again", "The PIN", FieldKind::password, kLongestTyped, false},
               {"email", "The e-mail address", FieldKind::line, 254, false},
               {"choosing", "The step", FieldKind::line, 10, false},
               {"remember", "The box", FieldKind::line, 10, false}}};
}

void mark_pin_error(Block& body, const Form* form, const char* field, Section bad, Var error) {
  if (!form) return;
  if (const std::string* words = form->error_of(field)) body.show(bad).set(error, *words);
}

bool remembers(const Form* form) {
  return form && !form->text("remember").empty();
}

HttpError too_many_pins(std::chrono::seconds wait) {
  return {429, "Too many tries",
          "Several PINs that were typed here, or from your connection, were wrong, so this one was "
          "not looked at. Please wait " +
              duration_in_words(wait) +
              ", then try again. If you have forgotten your PIN, have a link mailed to you.",
          static_cast<int>(wait.count())};
}

Response let_in_by_pin(const Visit& visit, const PinResult& result, std::string to) {
  Response response = see_other(std::move(to));
  if (result.device_cookie) {
    set_cookie(response, visit.firm, "device", *result.device_cookie, kDeviceCookieAge);
  }
  set_cookie(response, visit.firm, "session", *result.session_cookie, result.cookie_age);
  return response;
}

}  // namespace latchkey
