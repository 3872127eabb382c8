#include "fcgi/pages/login_mails.hpp"

#include "core/base/mail_address.hpp"
#include "core/domain/confirmation.hpp"
#include "core/domain/login_password.hpp"
#include "core/domain/rate_limit.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/login.hpp"
#include "tpl/login/ask.hpp"
#include "tpl/login/choose.hpp"
#include "tpl/login/over.hpp"
#include "tpl/login/sent.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kLongestPassword = 1000;  // of what is looked at at all

/// The two reasons for which a link is asked for.
struct Reason {
  ConfirmationKind kind;
  const char* path;
  const char* title;
};
constexpr Reason kNew{ConfirmationKind::make_login, "/login/new", "Make a login"};
constexpr Reason kForgot{ConfirmationKind::reset_password, "/login/forgot",
                         "Forgot your password?"};

bool is_new(const Reason& reason) {
  return reason.kind == ConfirmationKind::make_login;
}

Response ask_form(Services& services, const Visit& visit, const Reason& reason,
                  const Form* refused = nullptr) {
  namespace t = tpl::login_ask;
  Page page = client_page(services, visit, t::kFile, reason.title, At::log_in);
  page.body()
      .set(t::ASK_URL, reason.path)
      .set(t::LOG_IN_URL, "/login")
      .set(t::EMAIL, refused ? refused->typed("email") : "")
      .show(is_new(reason) ? t::NEW : t::FORGOT);
  if (refused) {
    summarise_errors(page, refused->errors());
    page.body().show(t::BAD_EMAIL).set(t::EMAIL_ERROR, refused->errors().front().words);
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

Response ask(Services& services, const Visit& visit, const Reason& reason) {
  Form form{visit.form, {{"email", "The e-mail address", FieldKind::line, 254}}};
  MailAddress address = read_mail_address(form.typed("email"));
  if (form.ok() && address.error != MailAddressError::none) {
    form.refuse("email", std::string{explain(address.error)});
  }
  if (!form.ok()) return ask_form(services, visit, reason, &form);
  auto result = ask_confirmation(services.database, services.keys, services.random, visit.firm.id,
                                 reason.kind, address.normal, visit.browser, visit.now);
  switch (result.outcome) {
    case AskOutcome::asked:
      return see_other(std::string{reason.path} + "/sent");
    case AskOutcome::wait:
      throw HttpError{429, "An e-mail was asked for already",
                      "A link was asked for with this address a short while ago. Please look in "
                      "your inbox and among unwanted mail. You can ask for another in " +
                          duration_in_words(result.wait) + ".",
                      static_cast<int>(result.wait.count())};
    case AskOutcome::too_many_from_here:
      throw HttpError{429, "Please wait a little",
                      "Several links were asked for from your connection in a short time, so this "
                      "one was not sent. You can ask for it in " +
                          duration_in_words(result.wait) + ".",
                      static_cast<int>(result.wait.count())};
  }
  throw std::logic_error("an outcome without an answer");
}

Response sent(Services& services, const Visit& visit, const Reason& reason) {
  namespace t = tpl::login_sent;
  Page page = client_page(services, visit, t::kFile, "Look in your inbox", At::log_in);
  page.body()
      .set(t::MINUTES, kConfirmationLifetime.count())
      .set(t::AGAIN_URL, reason.path)
      .show(is_new(reason) ? t::NEW : t::FORGOT);
  return page.respond(services.templates);
}

/// PIN resets have a page of their own.
std::optional<Confirmation> find(Services& services, const Visit& visit) {
  auto token = Token::parse(visit.part("token"));
  if (!token) return std::nullopt;
  auto found =
      find_confirmation(services.database, visit.firm.id,
                        services.keys.hash(Purpose::confirmation_token, *token), visit.now);
  if (found && found->kind == ConfirmationKind::reset_pin) return std::nullopt;
  return found;
}

Response over_page(Services& services, const Visit& visit,
                   const std::optional<Confirmation>& confirmation) {
  namespace t = tpl::login_over;
  Page page = client_page(services, visit, t::kFile, "This link does not open", At::log_in);
  Block& body = page.body();
  if (!confirmation) {
    body.show(t::UNKNOWN).show(t::LOG_IN).set(t::LOG_IN_URL, "/login");
    return page.respond(services.templates, 404);
  }
  const bool to_make = confirmation->kind == ConfirmationKind::make_login;
  switch (confirmation->state) {
    case ConfirmationState::withdrawn:
      body.show(t::WITHDRAWN);
      return page.respond(services.templates, 410);
    case ConfirmationState::expired:
      body.show(t::EXPIRED)
          .set(t::EXPIRED_AT, iso_time(confirmation->expires_at))
          .set(t::EXPIRED_WORDS,
               time_in_words(confirmation->expires_at, confirmation->contact_time_zone));
      break;
    case ConfirmationState::used:
      body.show(t::USED);
      break;
    default:
      body.show(t::ENDED);
  }
  const bool made = !to_make || confirmation->state == ConfirmationState::used;
  body.show(t::AGAIN).set(t::AGAIN_URL, made ? kForgot.path : kNew.path);
  if (made) body.show(t::LOG_IN).set(t::LOG_IN_URL, "/login");
  return page.respond(services.templates, 410);
}

Response choose_form(Services& services, const Visit& visit, const Confirmation& confirmation,
                     const Form* refused = nullptr) {
  namespace t = tpl::login_choose;
  const bool to_make = confirmation.kind == ConfirmationKind::make_login;
  Page page = client_page(services, visit, t::kFile,
                          to_make ? "Choose a password" : "Choose a new password", At::log_in);
  Block& body = page.body();
  body.set(t::CONTACT_NAME, confirmation.contact_name)
      .set(t::ADDRESS, confirmation.address)
      .set(t::CONFIRM_URL, "/confirm/" + visit.part("token"))
      .set(t::LEAST, least_password_length(services.database, visit.firm, confirmation.contact))
      .show(to_make ? t::NEW : t::RESET);
  if (visit.session && visit.session->contact != confirmation.contact) {
    body.show(t::OTHER_SESSION).set(t::OTHER_NAME, visit.session->name);
  }
  if (!refused) return page.respond(services.templates);
  summarise_errors(page, refused->errors());
  if (const std::string* words = refused->error_of("password")) {
    body.show(t::BAD_PASSWORD).set(t::PASSWORD_ERROR, *words);
  }
  if (const std::string* words = refused->error_of("password_again")) {
    body.show(t::BAD_AGAIN).set(t::AGAIN_ERROR, *words);
  }
  return page.respond(services.templates, 422);
}

}  // namespace

Response show_new_login(Services& services, const Visit& visit) {
  return ask_form(services, visit, kNew);
}

Response ask_new_login(Services& services, const Visit& visit) {
  return ask(services, visit, kNew);
}

Response show_new_login_sent(Services& services, const Visit& visit) {
  return sent(services, visit, kNew);
}

Response show_forgot_password(Services& services, const Visit& visit) {
  return ask_form(services, visit, kForgot);
}

Response ask_new_password(Services& services, const Visit& visit) {
  return ask(services, visit, kForgot);
}

Response show_new_password_sent(Services& services, const Visit& visit) {
  return sent(services, visit, kForgot);
}

Response show_confirmation(Services& services, const Visit& visit) {
  auto confirmation = find(services, visit);
  if (!confirmation || confirmation->state != ConfirmationState::open) {
    return over_page(services, visit, confirmation);
  }
  return choose_form(services, visit, *confirmation);
}

Response choose_password_page(Services& services, const Visit& visit) {
  auto confirmation = find(services, visit);
  if (!confirmation) {
    if (auto wait = count_or_wait(services.database, services.keys, visit.firm.id,
                                  limited::kFailedClaim, visit.browser.ip, visit.now)) {
      throw HttpError{429, "Too many tries",
                      "Several links that we do not know were tried from here. Please wait " +
                          duration_in_words(*wait) + ", then open the link in our e-mail again.",
                      static_cast<int>(wait->count())};
    }
    return over_page(services, visit, confirmation);
  }
  Form form{visit.form,
            {{"password", "The password", FieldKind::password, kLongestPassword},
             {"password_again", "The password again", FieldKind::password, kLongestPassword}}};
  if (form.ok() && form.text("password") != form.text("password_again")) {
    form.refuse("password_again", "The two passwords are not the same. Type them once more.");
  }
  if (confirmation->state != ConfirmationState::open) {
    return over_page(services, visit, confirmation);
  }
  if (visit.replaces_silently(confirmation->contact)) return see_other(visit.request.path);
  if (!form.ok()) return choose_form(services, visit, *confirmation, &form);
  auto choice = choose_password(services.database, services.keys, services.random,
                                services.password_gate, visit.firm, *confirmation,
                                form.text("password"), step_from(visit), visit.now);
  switch (choice.outcome) {
    case ChoiceOutcome::refused:
      for (const Objection& objection : choice.objections) {
        form.refuse(objection.field, objection.words);
      }
      return choose_form(services, visit, *confirmation, &form);
    case ChoiceOutcome::over:
      return over_page(services, visit, find(services, visit));
    case ChoiceOutcome::chosen:
      break;
  }
  const bool made = confirmation->kind == ConfirmationKind::make_login;
  const bool in = choice.entered.outcome == LogInOutcome::signed_in;
  return go_on(visit, choice.entered,
               !in    ? "/work"
               : made ? "/account?said=made"
                      : "/account?said=new-password");
}

}  // namespace latchkey
