#include "fcgi/pages/admin/staff_mails.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/password_strength.hpp"
#include "core/domain/rate_limit.hpp"
#include "core/domain/staff_invitation.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/staff_side.hpp"
#include "tpl/admin/session/choose.hpp"
#include "tpl/admin/session/forgot.hpp"
#include "tpl/admin/session/over.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kForgot = "/admin/forgot";
constexpr const char* kSignIn = "/admin/sign-in";

Response forgot_form(Services& services, const Visit& visit, const Form* refused = nullptr) {
  namespace t = tpl::admin_session_forgot;
  Page page = staff_page(services, visit, t::kFile, "Forgot your password?");
  Block ask = page.body().set(t::SIGN_IN_URL, kSignIn).add(t::ASK);
  ask.set(t::ASK_URL, kForgot).set(t::EMAIL, refused ? refused->typed("email") : "");
  if (refused) summarise_errors(page, refused->errors());
  mark_error(ask, refused, "email", t::BAD_EMAIL, t::EMAIL_ERROR);
  return page.respond(services.templates, refused ? 422 : 200);
}

/// What a dead link says; empty: the link is not one of ours.
Response over_page(Services& services, const Visit& visit, std::optional<Section> why,
                   bool of_invitation) {
  namespace t = tpl::admin_session_over;
  Page page = staff_page(services, visit, t::kFile, "This link does not open");
  page.body()
      .show(why.value_or(t::UNKNOWN))
      .set(t::SIGN_IN_URL, kSignIn)
      .show(of_invitation ? t::INVITED : t::RESET);
  return page.respond(services.templates, why ? 410 : 404);
}

std::optional<TokenHash> token_of(Services& services, const Visit& visit, Purpose purpose) {
  auto token = Token::parse(visit.part("token"));
  if (!token) return std::nullopt;
  return services.keys.hash(purpose, *token);
}

/// Guessing tokens is counted; what no GET may do.
void count_unknown(Services& services, const Visit& visit) {
  if (auto wait = count_or_wait(services.database, services.keys, visit.firm.id,
                                limited::kFailedClaim, visit.browser.ip, visit.now)) {
    throw HttpError{429, "Too many tries",
                    "Several links that we do not know were tried from here. Please wait " +
                        duration_in_words(*wait) + ", then open the link in our e-mail again.",
                    static_cast<int>(wait->count())};
  }
}

std::optional<StaffReset> find_reset(Services& services, const Visit& visit) {
  auto hash = token_of(services, visit, Purpose::confirmation_token);
  return hash ? find_staff_reset(services.database, visit.firm.id, *hash, visit.now) : std::nullopt;
}

std::optional<StaffInvitation> find_invited(Services& services, const Visit& visit) {
  auto hash = token_of(services, visit, Purpose::invitation_token);
  return hash ? find_invitation(services.database, visit.firm.id, *hash, visit.now) : std::nullopt;
}

Response reset_over(Services& services, const Visit& visit,
                    const std::optional<StaffReset>& reset) {
  namespace t = tpl::admin_session_over;
  if (!reset) return over_page(services, visit, {}, false);
  switch (reset->state) {
    case ConfirmationState::used:
      return over_page(services, visit, t::USED, false);
    case ConfirmationState::expired:
      return over_page(services, visit, t::EXPIRED, false);
    case ConfirmationState::withdrawn:
      return over_page(services, visit, t::WITHDRAWN, false);
    default:
      return over_page(services, visit, t::ENDED, false);
  }
}

Response invitation_over(Services& services, const Visit& visit,
                         const std::optional<StaffInvitation>& invitation) {
  namespace t = tpl::admin_session_over;
  if (!invitation) return over_page(services, visit, {}, true);
  switch (invitation->state) {
    case InvitationState::accepted:
      return over_page(services, visit, t::USED, true);
    case InvitationState::expired:
      return over_page(services, visit, t::EXPIRED, true);
    default:
      return over_page(services, visit, t::WITHDRAWN, true);
  }
}

struct Chooser {
  std::string name, address;
  bool invited;
};

Response choose_form(Services& services, const Visit& visit, const Chooser& who,
                     const Form* refused = nullptr) {
  namespace t = tpl::admin_session_choose;
  Page page = staff_page(services, visit, t::kFile,
                         who.invited ? "Welcome to " + visit.firm.name : "Choose a new password");
  Block& body = page.body();
  body.set(t::FORM_URL, visit.request.path)
      .set(t::ADDRESS, who.address)
      .set(t::NAME, refused && who.invited ? refused->typed("name") : who.name)
      .set(t::LEAST, kLeastPasswordLength)
      .show(who.invited ? t::INVITED : t::RESET);
  if (visit.staff) body.add(t::OTHER_SESSION).set(t::OTHER_NAME, visit.staff->name);
  if (refused) summarise_errors(page, refused->errors());
  mark_error(body, refused, "name", t::BAD_NAME, t::NAME_ERROR);
  mark_error(body, refused, "password", t::BAD_PASSWORD, t::PASSWORD_ERROR);
  mark_error(body, refused, "password_again", t::BAD_AGAIN, t::AGAIN_ERROR);
  return page.respond(services.templates, refused ? 422 : 200);
}

Form read_choice(const Visit& visit, bool invited) {
  constexpr std::size_t kLongestPassword = 1000;  // of what is hashed at all
  Form form{visit.form,
            {{"name", "Your name", FieldKind::line, 120, invited},
             {"password", "The password", FieldKind::password, kLongestPassword},
             {"password_again", "The same password again", FieldKind::password, kLongestPassword}}};
  if (form.ok() && form.text("password") != form.text("password_again")) {
    form.refuse("password_again", "The two passwords are not the same. Type them once more.");
  }
  return form;
}

StepFrom step_from(const Visit& visit) {
  return {visit.browser, visit.staff  ? std::optional{visit.staff->id}
                         : visit.half ? std::optional{visit.half->id}
                                      : std::nullopt};
}

Response to_second_step(const Visit& visit, const StaffChoice& choice) {
  Response response = see_other(kStaffSide.code);
  set_cookie(response, visit.firm, "staff", *choice.half_cookie, kHalfSessionLifetime);
  return response;
}

void take_objections(Form& form, const StaffChoice& choice) {
  for (const Objection& objection : choice.objections) {
    form.refuse(objection.field, objection.words);
  }
}

}  // namespace

Response show_forgot(Services& services, const Visit& visit) {
  return forgot_form(services, visit);
}

Response ask_reset_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"email", "The e-mail address", FieldKind::line, 254}}};
  MailAddress address = read_mail_address(form.typed("email"));
  if (form.ok() && address.error != MailAddressError::none) {
    form.refuse("email", std::string{explain(address.error)});
  }
  if (!form.ok()) return forgot_form(services, visit, &form);
  auto result =
      ask_confirmation(services.database, services.keys, services.random, visit.firm.id,
                       ConfirmationKind::reset_staff, address.normal, visit.browser, visit.now);
  if (result.outcome == AskOutcome::asked) return see_other(std::string{kForgot} + "/sent");
  const bool here = result.outcome == AskOutcome::too_many_from_here;
  throw HttpError{429, here ? "Please wait a little" : "An e-mail was asked for already",
                  std::string{here ? "Several links were asked for from your connection in a "
                                     "short time, so this one was not sent."
                                   : "A link was asked for with this address a short while ago. "
                                     "Please look in your inbox and among unwanted mail."} +
                      " You can ask for another in " + duration_in_words(result.wait) + ".",
                  static_cast<int>(result.wait.count())};
}

Response show_forgot_sent(Services& services, const Visit& visit) {
  namespace t = tpl::admin_session_forgot;
  Page page = staff_page(services, visit, t::kFile, "Look in your inbox");
  page.body()
      .set(t::SIGN_IN_URL, kSignIn)
      .add(t::SENT)
      .set(t::MINUTES, kConfirmationLifetime.count())
      .set(t::AGAIN_URL, kForgot);
  return page.respond(services.templates);
}

Response show_reset(Services& services, const Visit& visit) {
  auto reset = find_reset(services, visit);
  if (!reset || reset->state != ConfirmationState::open) return reset_over(services, visit, reset);
  return choose_form(services, visit, {reset->name, reset->address, false});
}

Response reset_page(Services& services, const Visit& visit) {
  auto reset = find_reset(services, visit);
  if (!reset) count_unknown(services, visit);
  if (!reset || reset->state != ConfirmationState::open) return reset_over(services, visit, reset);
  const Chooser who{reset->name, reset->address, false};
  Form form = read_choice(visit, false);
  if (!form.ok()) return choose_form(services, visit, who, &form);
  auto choice = reset_staff_password(services.database, services.keys, services.random,
                                     services.password_gate, visit.firm, *reset,
                                     form.text("password"), step_from(visit), visit.now);
  if (choice.outcome == StaffChoiceOutcome::chosen) return to_second_step(visit, choice);
  if (choice.outcome == StaffChoiceOutcome::over) {
    return reset_over(services, visit, find_reset(services, visit));
  }
  take_objections(form, choice);
  return choose_form(services, visit, who, &form);
}

Response show_invitation(Services& services, const Visit& visit) {
  auto invited = find_invited(services, visit);
  if (!invited || invited->state != InvitationState::open) {
    return invitation_over(services, visit, invited);
  }
  return choose_form(services, visit, {invited->name, invited->address, true});
}

Response accept_invitation_page(Services& services, const Visit& visit) {
  auto invited = find_invited(services, visit);
  if (!invited) count_unknown(services, visit);
  if (!invited || invited->state != InvitationState::open) {
    return invitation_over(services, visit, invited);
  }
  const Chooser who{invited->name, invited->address, true};
  Form form = read_choice(visit, true);
  if (!form.ok()) return choose_form(services, visit, who, &form);
  auto choice = accept_invitation(services.database, services.keys, services.random,
                                  services.password_gate, visit.firm, *invited, form.text("name"),
                                  form.text("password"), step_from(visit), visit.now);
  if (choice.outcome == StaffChoiceOutcome::chosen) return to_second_step(visit, choice);
  if (choice.outcome == StaffChoiceOutcome::over) {
    return invitation_over(services, visit, find_invited(services, visit));
  }
  take_objections(form, choice);
  return choose_form(services, visit, who, &form);
}

}  // namespace latchkey::admin
