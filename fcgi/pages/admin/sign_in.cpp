#include "fcgi/pages/admin/sign_in.hpp"

#include "core/domain/staff_sign_in.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/staff_side.hpp"
#include "fcgi/pages/passkey_form.hpp"
#include "tpl/admin/session/new.hpp"

namespace latchkey::admin {
namespace {

/// Why who wanted to go on stands before the door; null: they came by themselves.
const char* why_here(std::string_view said) {
  if (said == "session-over") {
    return "You were signed out, after half an hour without a page or twelve hours in all, so what "
           "you sent last was not saved. Sign in, then send it again.";
  }
  if (said == "begin-again") {
    return "The second step took too long, or was done already. Sign in again.";
  }
  if (said == "passkey-refused") {
    return "This passkey opens no account here: it was removed, or the page was open for too long. "
           "Try again, or sign in with your password.";
  }
  return nullptr;
}

Response sign_in_form(Services& services, const Visit& visit, std::string_view next,
                      const Form* refused = nullptr) {
  namespace t = tpl::admin_session_new;
  Page page = staff_page(services, visit, t::kFile, "Sign in");
  page.body()
      .set(t::SIGN_IN_URL, "/admin/sign-in")
      .set(t::NEXT, way_on(next))
      .set(t::FORGOT_URL, "/admin/forgot")
      .set(t::EMAIL, refused ? refused->typed("email") : "");
  offer_passkey(page.body(), t::PASSKEY, services, visit, "/admin/sign-in/passkey", way_on(next));
  if (refused) summarise_errors(page, refused->errors());
  if (visit.asked("said") == "signed-out") say(page, "You are signed out.");
  if (const char* words = why_here(visit.asked("said")); words && !refused) {
    summarise_errors(page, {{"", words}});
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

/// From where the step is taken, in place of the session that this browser showed.
StepFrom step_from(const Visit& visit) {
  return {visit.browser, visit.staff  ? std::optional{visit.staff->id}
                         : visit.half ? std::optional{visit.half->id}
                                      : std::nullopt};
}

}  // namespace

Response show_sign_in(Services& services, const Visit& visit) {
  if (visit.staff) return see_other(way_on(visit.asked("next")));
  return sign_in_form(services, visit, visit.asked("next"));
}

Response sign_in_page(Services& services, const Visit& visit) {
  constexpr std::size_t kLongestPassword = 1000;  // of what is hashed at all
  constexpr int kDay = 24 * 60 * 60;
  Form form{visit.form,
            {{"email", "The e-mail address", FieldKind::line, 254},
             {"password", "The password", FieldKind::password, kLongestPassword},
             {"next", "The page", FieldKind::line, 1000, false}}};
  if (!form.ok()) return sign_in_form(services, visit, form.typed("next"), &form);
  auto result = sign_in(services.database, services.keys, services.random, services.password_gate,
                        visit.firm.id, form.text("email"), form.text("password"), step_from(visit),
                        visit.now);
  if (result.outcome == SignInOutcome::wait) {
    throw HttpError{429, "Too many tries",
                    "Several sign-ins from here went wrong, so this one was not looked at. Please "
                    "wait " +
                        duration_in_words(result.wait) + ", then try again.",
                    static_cast<int>(result.wait.count())};
  }
  if (result.outcome == SignInOutcome::closed) {
    throw HttpError{429, "Please choose a new password",
                    "So many wrong passwords were tried with this address that no password is "
                    "looked at any more. Choose “Forgot your password?” on the page Sign in: we "
                    "mail you a link, and with a new password you can sign in again at once.",
                    kDay};
  }
  if (result.outcome == SignInOutcome::wrong) {
    form.refuse("", "This e-mail address and password do not belong together. Try again.");
    return sign_in_form(services, visit, form.text("next"), &form);
  }
  Response response =
      see_other(kStaffSide.code + kStaffSide.return_query(way_on(form.text("next"))));
  set_cookie(response, visit.firm, "staff", *result.half_cookie, kHalfSessionLifetime);
  return response;
}

Response sign_out_page(Services& services, const Visit& visit) {
  sign_out(services.database, services.keys, visit.firm.id, acting(visit), visit.staff->id,
           visit.now);
  Response response = see_other("/admin/sign-in?said=signed-out");
  forget_cookie(response, visit.firm, "staff");
  return response;
}

}  // namespace latchkey::admin
