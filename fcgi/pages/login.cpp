#include "fcgi/pages/login.hpp"

#include "core/domain/pin_request.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/passkey_form.hpp"
#include "fcgi/pages/return_path.hpp"
#include "tpl/login/show.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kLongestPassword = 1000;  // of what is looked at at all
constexpr int kDay = 24 * 60 * 60;

/// Why who wanted to go on stands before the login; null: they came by themselves.
const char* why_here(std::string_view said) {
  if (said == "session-over") {
    return "You are not logged in any more, so what you sent last was not saved. Log in, then send "
           "it again.";
  }
  if (said == "begin-again") {
    return "The second step took too long, or was done already. Log in again.";
  }
  if (said == "passkey-refused") {
    return "This passkey opens no login here: it was removed, or the page was open for too long. "
           "Try again, or log in with your password.";
  }
  return nullptr;
}

Response log_in_form(Services& services, const Visit& visit, std::string_view back,
                     const Form* refused = nullptr) {
  namespace t = tpl::login_show;
  const std::string return_to = way_back(back);
  Page page = client_page(services, visit, t::kFile, "Log in", At::log_in);
  Block& body = page.body();
  body.set(t::LOG_IN_URL, "/login")
      .set(t::NEW_URL, "/login/new")
      .set(t::FORGOT_URL, "/login/forgot")
      .set(t::RETURN, return_to)
      .set(t::EMAIL, refused ? refused->typed("email") : "");
  if (visit.session) body.show(t::BY_LINK).set(t::NAME, visit.session->name);
  if (uses_pins(services.database, visit.firm)) body.show(t::PINS).set(t::PIN_URL, "/pin");
  offer_passkey(body, t::PASSKEY, services, visit, "/login/passkey", return_to);
  if (refused) summarise_errors(page, refused->errors());
  if (visit.asked("said") == "everywhere") {
    say(page, "You are signed out everywhere. Log in here whenever you like.");
  }
  if (const char* words = why_here(visit.asked("said")); words && !refused) {
    summarise_errors(page, {{"", words}});
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

}  // namespace

StepFrom step_from(const Visit& visit) {
  return {visit.browser, visit.session ? std::optional{visit.session->id} : std::nullopt};
}

Response go_on(const Visit& visit, const LogInResult& entered, const std::string& path) {
  const bool more = entered.outcome == LogInOutcome::second_step;
  Response response = see_other(more ? "/login/code" + return_query(path) : path);
  if (entered.device_cookie) {
    set_cookie(response, visit.firm, "device", *entered.device_cookie, kDeviceCookieAge);
  }
  if (entered.session_cookie) {
    set_cookie(response, visit.firm, "session", *entered.session_cookie, kLoginLifetime);
  }
  return response;
}

Response show_login(Services& services, const Visit& visit) {
  if (visit.session && visit.session->kind == SessionKind::login) {
    return see_other(way_back(visit.asked("return")));
  }
  return log_in_form(services, visit, visit.asked("return"));
}

Response log_in_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"email", "The e-mail address", FieldKind::line, 254},
             {"password", "The password", FieldKind::password, kLongestPassword},
             {"return", "The page", FieldKind::line, 1000, false}}};
  if (!form.ok()) return log_in_form(services, visit, form.typed("return"), &form);
  auto result =
      log_in(services.database, services.keys, services.random, services.password_gate, visit.firm,
             form.text("email"), form.text("password"), step_from(visit), visit.now);
  switch (result.outcome) {
    case LogInOutcome::wrong:
      form.refuse("", "This e-mail address and password do not belong together. Try again.");
      return log_in_form(services, visit, form.text("return"), &form);
    case LogInOutcome::wait:
      throw HttpError{429, "Too many tries",
                      "Several tries to log in went wrong, so this one was not looked at. Please "
                      "wait " +
                          duration_in_words(result.wait) +
                          ". Meanwhile the links in our e-mails open your requests.",
                      static_cast<int>(result.wait.count())};
    case LogInOutcome::closed:
      throw HttpError{429, "Please choose a new password",
                      "So many wrong passwords were tried with this address that no password is "
                      "looked at any more. On the page Log in, choose “Forgot your password?”: we "
                      "mail you a link, and with a new password you can log in again at once.",
                      kDay};
    case LogInOutcome::signed_in:
    case LogInOutcome::second_step:
      break;
  }
  return go_on(visit, result, way_back(form.text("return")));
}

}  // namespace latchkey
