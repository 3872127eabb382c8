#include "fcgi/pages/admin/account.hpp"

#include "core/base/password_strength.hpp"
#include "core/base/words.hpp"
#include "core/domain/staff_password.hpp"
#include "core/domain/staff_roles.hpp"
#include "core/domain/staff_session.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/staff_side.hpp"
#include "fcgi/pages/device_kind.hpp"
#include "tpl/admin/account/show.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kHere = "/admin/account";

void fill_sessions(Block& body, const Visit& visit, const std::vector<StaffSignedIn>& sessions) {
  namespace t = tpl::admin_account_show;
  for (const StaffSignedIn& entry : sessions) {
    Block row = body.add(t::SESSION);
    row.set(t::BROWSER, entry.browser.empty() ? "A browser" : entry.browser)
        .set(t::DEVICE_KIND, device_kind(entry.browser))
        .set(t::STARTED_AT, iso_time(entry.started_at))
        .set(t::STARTED_WORDS, when(visit, entry.started_at))
        .set(t::SEEN_AT, iso_time(entry.seen_at))
        .set(t::SEEN_WORDS, when(visit, entry.seen_at))
        .set(t::END_URL,
             std::string{kHere} + "/sessions/" + std::to_string(entry.session.value) + "/end")
        .show(entry.session == visit.staff->id ? t::THIS_ONE : t::OTHER_ONE);
    if (!entry.ip.empty()) row.add(t::FROM).set(t::IP, entry.ip);
  }
  if (sessions.size() > 1) {
    body.add(t::OTHERS)
        .set(t::OTHERS_URL, std::string{kHere} + "/sessions/end-others")
        .set(t::OTHERS_WORDS, plural(sessions.size() - 1, "other browser"));
  }
}

void say_what_was_done(Page& page, std::string_view said) {
  if (said == "renamed") say(page, "Your name is saved.");
  if (said == "password-changed") {
    say(page, "Your password is changed. Everywhere else you are signed out.");
  }
  if (said == "codes-off") say(page, "We do not ask for codes of an app any more.");
  if (said == "codes-saved") say(page, "Your recovery codes work from now on.");
  if (said == "ended") say(page, "That browser is signed out.");
  if (said == "others-ended") say(page, "You are signed out everywhere else.");
}

Response account_page(Services& services, const Visit& visit, const Form* refused = nullptr) {
  namespace t = tpl::admin_account_show;
  Database& db = services.database;
  const StaffSession& session = *visit.staff;
  auto listed = find_listed_staff(db, visit.firm.id, session.staff);
  if (!listed) throw std::runtime_error("a session of nobody on the staff");
  Page page = staff_page(services, visit, t::kFile, "Your account", Desk::account);
  Block& body = page.body();
  body.set(t::FORM_URL, kHere)
      .set(t::NAME, refused ? refused->typed("name") : listed->member.name)
      .set(t::ADDRESS, session.address)
      .set(t::ROLE_WORDS, role_words(session.role))
      .set(t::PASSWORD_URL, std::string{kHere} + "/password")
      .set(t::APP_URL, std::string{kHere} + "/second-factor")
      .set(t::PASSKEYS_URL, std::string{kHere} + "/passkeys")
      .set(t::CODES_URL, std::string{kHere} + "/recovery-codes")
      .set(t::FACTOR_WORDS, factor_words(listed->factor))
      .show_if(listed->factor.recovery_codes == 0, t::NO_CODES);
  if (refused) {
    summarise_errors(page, refused->errors());
    mark_error(body, refused, "name", t::BAD_NAME, t::NAME_ERROR);
  }
  fill_sessions(body, visit, list_staff_sessions(db, visit.firm.id, session.staff, visit.now));
  say_what_was_done(page, visit.asked("said"));
  return page.respond(services.templates, refused ? 422 : 200);
}

Response password_page(Services& services, const Visit& visit, const Form* refused = nullptr) {
  return password_form(services, visit, kStaffSide,
                       {.address = visit.staff->address,
                        .least = kLeastPasswordLength,
                        .forgot_url = "/admin/forgot"},
                       refused);
}

}  // namespace

Response show_account(Services& services, const Visit& visit) {
  return account_page(services, visit);
}

Response rename_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"name", "Your name", FieldKind::line, 120}}};
  if (form.ok()) {
    auto result = rename_staff(services.database, services.keys, visit.firm.id, acting(visit),
                               form.text("name"), visit.now);
    if (result.outcome == SaveOutcome::saved)
      return see_other(std::string{kHere} + "?said=renamed");
    refuse(form, result, "Your account");
  }
  return account_page(services, visit, &form);
}

Response show_change_password(Services& services, const Visit& visit) {
  return password_page(services, visit);
}

Response change_password_page(Services& services, const Visit& visit) {
  Form form = read_new_password(visit);
  if (!form.ok()) return password_page(services, visit, &form);
  auto change = change_staff_password(services.database, services.keys, services.random,
                                      services.password_gate, visit.firm, acting_account(visit),
                                      visit.staff->id, form.text("current_password"),
                                      form.text("new_password"), visit.now);
  if (change.wait.count() > 0) throw too_many_tries(kStaffSide, change.wait);
  for (const Objection& objection : change.objections) {
    form.refuse(objection.field, objection.words);
  }
  if (!change.session_cookie) return password_page(services, visit, &form);
  Response response = see_other(std::string{kHere} + "?said=password-changed");
  set_cookie(response, visit.firm, "staff", *change.session_cookie, kStaffLifetime);
  return response;
}

Response end_session_page(Services& services, const Visit& visit) {
  auto session = visit.id<SessionId>("session");
  if (!end_staff_session(services.database, services.keys, visit.firm.id, acting(visit), session,
                         visit.now)) {
    throw HttpError{404, "That one is signed out already",
                    "It is not among the browsers in which you are signed in. Nothing was "
                    "changed."};
  }
  if (session != visit.staff->id) return see_other(std::string{kHere} + "?said=ended");
  Response response = see_other("/admin/sign-in?said=signed-out");
  forget_cookie(response, visit.firm, "staff");
  return response;
}

Response end_other_sessions_page(Services& services, const Visit& visit) {
  end_other_staff_sessions(services.database, services.keys, visit.firm.id, acting(visit),
                           visit.staff->id, visit.now);
  return see_other(std::string{kHere} + "?said=others-ended");
}

}  // namespace latchkey::admin
