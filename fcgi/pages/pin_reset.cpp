#include "fcgi/pages/pin_reset.hpp"

#include "core/base/mail_address.hpp"
#include "core/domain/rate_limit.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/link_answers.hpp"
#include "fcgi/pages/pin_parts.hpp"
#include "tpl/pins/choose.hpp"
#include "tpl/pins/forgot.hpp"
#include "tpl/pins/over.hpp"
#include "tpl/pins/sent.hpp"

namespace latchkey {
namespace {

/// Asks for the mail. Throws HttpError 429 with how long to wait.
void ask(Services& services, const Visit& visit, const std::string& address) {
  auto asked = ask_confirmation(services.database, services.keys, services.random, visit.firm.id,
                                ConfirmationKind::reset_pin, address, visit.browser, visit.now);
  std::string wait = duration_in_words(asked.wait);
  int seconds = static_cast<int>(asked.wait.count());
  if (asked.outcome == AskOutcome::wait) {
    throw HttpError{429, "A link was asked for already",
                    "A link for that address was asked for a short while ago. Please look in your "
                    "inbox and among unwanted mail. You can ask for another in " +
                        wait + ".",
                    seconds};
  }
  if (asked.outcome == AskOutcome::too_many_from_here) {
    throw HttpError{429, "Please wait a little",
                    "Several links were asked for from your connection in a short time, so this "
                    "one was not sent. You can ask for it in " +
                        wait + ".",
                    seconds};
  }
}

Page sent_page(Services& services, const Visit& visit, const std::string& again_url) {
  namespace t = tpl::pins_sent;
  Page page = client_page(services, visit, t::kFile, "Look in your inbox");
  page.body()
      .set(t::HOURS_WORDS, duration_in_words(kConfirmationLifetime))
      .set(t::AGAIN_URL, again_url);
  return page;
}

Response forgot_page(Services& services, const Visit& visit, const Form* form = nullptr) {
  namespace t = tpl::pins_forgot;
  Page page = client_page(services, visit, t::kFile, "Forgot PIN");
  page.body()
      .set(t::FORGOT_URL, kForgotPin)
      .set(t::PORTAL_URL, kPinPortal)
      .set(t::EMAIL, form ? form->typed("email") : "");
  mark_pin_error(page.body(), form, "email", t::BAD_EMAIL, t::EMAIL_ERROR);
  if (form) summarise_errors(page, form->errors());
  return page.respond(services.templates, form ? 422 : 200);
}

std::string reset_path(const Visit& visit) {
  return "/pin/reset/" + visit.part("token");
}

std::optional<Confirmation> find_reset(Services& services, const Visit& visit) {
  auto token = Token::parse(visit.part("token"));
  if (!token) return std::nullopt;
  auto found =
      find_confirmation(services.database, visit.firm.id,
                        services.keys.hash(Purpose::confirmation_token, *token), visit.now);
  if (found && found->kind != ConfirmationKind::reset_pin) return std::nullopt;
  return found;
}

/// Why the mailed link does nothing, and the way on.
Response over_page(Services& services, const Visit& visit, const Confirmation* reset) {
  namespace t = tpl::pins_over;
  if (reset && reset->state == ConfirmationState::withdrawn) throw withdrawn();
  Page page = client_page(services, visit, t::kFile, "Choose a new PIN");
  Block& body = page.body();
  body.set(t::FORGOT_URL, kForgotPin).set(t::PORTAL_URL, kPinPortal);
  if (!reset) {
    body.show(t::UNKNOWN);
    return page.respond(services.templates, 404);
  }
  if (reset->state == ConfirmationState::expired) {
    body.show(t::EXPIRED)
        .set(t::EXPIRED_AT, iso_time(reset->expires_at))
        .set(t::EXPIRED_WORDS, time_in_words(reset->expires_at, reset->contact_time_zone));
  } else {
    body.show(reset->state == ConfirmationState::ended ? t::NEWER : t::USED);
  }
  return page.respond(services.templates, 410);
}

Response reset_form(Services& services, const Visit& visit, const Confirmation& reset,
                    const Form* form = nullptr) {
  namespace t = tpl::pins_choose;
  Page page = client_page(services, visit, t::kFile, "Choose a new PIN");
  Block& body = page.body();
  body.set(t::HEADING, "Choose a new PIN")
      .set(t::CONTACT_NAME, reset.contact_name)
      .set(t::ADDRESS_MASKED, mask_address(reset.address))
      .set(t::CHOOSE_URL, reset_path(visit))
      .set(t::REMEMBER_DAYS, kPinRemembered.count())
      .show(t::AGAIN)
      .show_if(remembers(form), t::REMEMBERED);
  if (visit.session && visit.session->contact != reset.contact) {
    body.show(t::OTHER_SESSION).set(t::OTHER_NAME, visit.session->name);
  }
  mark_pin_error(body, form, "pin", t::BAD_PIN, t::PIN_ERROR);
  mark_pin_error(body, form, "pin_again", t::BAD_PIN_AGAIN, t::PIN_AGAIN_ERROR);
  if (form) summarise_errors(page, form->errors());
  return page.respond(services.templates, form ? 422 : 200);
}

}  // namespace

Response forget_pin_of_request(Services& services, const Visit& visit) {
  auto request = find_pin_request(services, visit);
  if (!request) return elsewhere_page(services, visit, nullptr, "");
  // Its page says why, and what else leads on.
  if (!request->opens_by_pin()) return see_other(pin_request_path(visit));
  ask(services, visit, normalise_address(request->link.address).value_or(""));
  return see_other(pin_request_path(visit) + "/forgot");
}

Response show_forgotten_of_request(Services& services, const Visit& visit) {
  namespace t = tpl::pins_sent;
  auto request = find_pin_request(services, visit);
  if (!request) return elsewhere_page(services, visit, nullptr, "");
  if (!request->opens_by_pin()) return see_other(pin_request_path(visit));
  Page page = sent_page(services, visit, pin_request_path(visit));
  page.body().show(t::TO_YOU).set(t::ADDRESS_MASKED, mask_address(request->link.address));
  return page.respond(services.templates);
}

Response show_forgot_pin(Services& services, const Visit& visit) {
  return forgot_page(services, visit);
}

Response forget_pin(Services& services, const Visit& visit) {
  Form form = read_pin_form(visit);
  MailAddress address = read_mail_address(form.text("email"));
  if (form.text("email").empty()) {
    form.refuse("email", "Type your e-mail address.");
  } else if (address.error != MailAddressError::none) {
    form.refuse("email", std::string{explain(address.error)});
  }
  if (!form.ok()) return forgot_page(services, visit, &form);
  ask(services, visit, address.normal);
  return see_other(std::string{kForgotPin} + "/sent");
}

Response show_forgot_pin_sent(Services& services, const Visit& visit) {
  Page page = sent_page(services, visit, kForgotPin);
  page.body().show(tpl::pins_sent::TO_WHOM);
  return page.respond(services.templates);
}

Response show_pin_reset(Services& services, const Visit& visit) {
  auto reset = find_reset(services, visit);
  if (!reset || reset->state != ConfirmationState::open) {
    return over_page(services, visit, reset ? &*reset : nullptr);
  }
  return reset_form(services, visit, *reset);
}

Response reset_pin_page(Services& services, const Visit& visit) {
  auto reset = find_reset(services, visit);
  if (!reset) {
    if (auto wait = count_or_wait(services.database, services.keys, visit.firm.id,
                                  limited::kFailedClaim, visit.browser.ip, visit.now)) {
      throw too_many_pins(*wait);
    }
    return over_page(services, visit, nullptr);
  }
  if (visit.replaces_silently(reset->contact)) return see_other(visit.request.path);
  Form form = read_pin_form(visit);
  if (!form.ok()) return reset_form(services, visit, *reset, &form);
  std::optional<SessionId> replaced;
  if (visit.session) replaced = visit.session->id;
  PinResult result =
      reset_pin(pin_tools(services), visit.firm.id, *reset, form.text("pin"),
                form.text("pin_again"), {visit.browser, replaced, remembers(&form)}, visit.now);
  if (result.outcome == PinOutcome::signed_in) return let_in_by_pin(visit, result, "/work");
  if (result.outcome == PinOutcome::refused) {
    for (const Objection& objection : result.objections) {
      form.refuse(objection.field, objection.words);
    }
    return reset_form(services, visit, *reset, &form);
  }
  // Another tab was quicker, or there is nothing left that a PIN would open.
  if (reset->state == ConfirmationState::open) reset = find_reset(services, visit);
  if (reset && reset->state == ConfirmationState::open) {
    throw HttpError{410, "You need no PIN any more",
                    "What we sent you with a PIN was sent to you again since. Open the newest "
                    "e-mail from us and press its button."};
  }
  return over_page(services, visit, reset ? &*reset : nullptr);
}

}  // namespace latchkey
