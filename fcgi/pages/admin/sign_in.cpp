#include "fcgi/pages/admin/sign_in.hpp"

#include <algorithm>

#include "core/domain/staff.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/session/new.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kDashboard = "/admin";

/// Paths of staff's pages hold nothing but these; whatever else is asked for leads to the
/// dashboard.
bool leads_to_staff_page(std::string_view path) {
  constexpr std::size_t kLongest = 200;
  bool below = path == kDashboard || path.starts_with("/admin/");
  bool plain = std::ranges::all_of(path, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  });
  return below && plain && path.size() <= kLongest && path.find("//") == path.npos &&
         path != "/admin/sign-in" && path != "/admin/sign-out";
}

std::string way_on(std::string_view next) {
  return leads_to_staff_page(next) ? std::string{next} : kDashboard;
}

Response sign_in_form(Services& services, const Visit& visit, std::string_view next,
                      const Form* refused = nullptr) {
  namespace t = tpl::admin_session_new;
  Page page = staff_page(services, visit, t::kFile, "Sign in");
  page.body()
      .set(t::SIGN_IN_URL, "/admin/sign-in")
      .set(t::NEXT, way_on(next))
      .set(t::EMAIL, refused ? refused->typed("email") : "");
  if (refused) summarise_errors(page, refused->errors());
  if (visit.asked("said") == "signed-out") say(page, "You are signed out.");
  if (visit.asked("said") == "session-over" && !refused) {
    summarise_errors(page, {{"",
                             "You were signed out, after half an hour without a page or twelve "
                             "hours in all, so what you sent last was not saved. Sign in, then "
                             "send it again."}});
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

}  // namespace

Response show_sign_in(Services& services, const Visit& visit) {
  if (visit.staff) return see_other(way_on(visit.asked("next")));
  return sign_in_form(services, visit, visit.asked("next"));
}

Response sign_in_page(Services& services, const Visit& visit) {
  constexpr std::size_t kLongestPassword = 1000;  // of what is hashed at all
  Form form{visit.form,
            {{"email", "The e-mail address", FieldKind::line, 254},
             {"password", "The password", FieldKind::password, kLongestPassword},
             {"next", "The page", FieldKind::line, 1000, false}}};
  if (!form.ok()) return sign_in_form(services, visit, form.typed("next"), &form);
  auto result = sign_in(services.database, services.keys, services.random, services.password_gate,
                        visit.firm.id, form.text("email"), form.text("password"), visit.browser.ip,
                        visit.staff ? std::optional{visit.staff->id} : std::nullopt, visit.now);
  if (result.outcome == SignInOutcome::wait) {
    throw HttpError{429, "Too many tries",
                    "Several sign-ins from here went wrong, so this one was not looked at. Please "
                    "wait " +
                        duration_in_words(result.wait) + ", then try again.",
                    static_cast<int>(result.wait.count())};
  }
  if (result.outcome == SignInOutcome::wrong) {
    form.refuse("", "This e-mail address and password do not belong together. Try again.");
    return sign_in_form(services, visit, form.text("next"), &form);
  }
  Response response = see_other(way_on(form.text("next")));
  set_cookie(response, visit.firm, "staff", *result.session_cookie, kStaffLifetime);
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
