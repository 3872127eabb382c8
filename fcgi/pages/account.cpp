#include "fcgi/pages/account.hpp"

#include "core/base/words.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/login_password.hpp"
#include "core/domain/signed_in.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/device_kind.hpp"
#include "fcgi/pages/frame.hpp"
#include "tpl/account/show.hpp"

namespace latchkey {
namespace {

ActingContact acting(const Visit& visit) {
  return {visit.session->contact, visit.session->name, visit.browser.ip};
}

const char* kind_words(SessionKind kind) {
  switch (kind) {
    case SessionKind::login:
      return "Logged in";
    case SessionKind::link:
      return "By a link in our e-mail";
    case SessionKind::pin:
      return "With your PIN";
  }
  return "";
}

void fill_sessions(Block& body, const Visit& visit, const std::vector<SignedIn>& sessions) {
  namespace t = tpl::account_show;
  for (const SignedIn& entry : sessions) {
    Block row = body.add(t::SESSION);
    row.set(t::DEVICE_NAME, entry.device.called())
        .set(t::DEVICE_KIND, device_kind(entry.device.description))
        .set(t::KIND_WORDS, kind_words(entry.kind))
        .set(t::STARTED_AT, iso_time(entry.started_at))
        .set(t::STARTED_WORDS, time_in_words(entry.started_at, visit.session->time_zone))
        .set(t::END_URL, "/account/sessions/" + std::to_string(entry.session.value) + "/end")
        .show(entry.session == visit.session->id ? t::THIS_ONE : t::OTHER_ONE);
    if (entry.device.name) row.show(t::NAMED).set(t::DEVICE_WORDS, entry.device.description);
  }
}

void say_what_was_done(Page& page, std::string_view said) {
  if (said == "made") say(page, "You have a login now, and are logged in.");
  if (said == "new-password") {
    say(page,
        "Your new password is saved, and you are logged in. Everywhere else you are signed "
        "out.");
  }
  if (said == "password-changed") {
    say(page, "Your password is changed. Everywhere else you are signed out.");
  }
  if (said == "codes-off") say(page, "We do not ask for codes of an app any more.");
  if (said == "ended") say(page, "That device is signed out.");
}

Response password_page(Services& services, const Visit& visit, const Form* refused = nullptr) {
  const ContactId contact = visit.session->contact;
  auto found = find_contact(services.database, visit.firm.id, contact);
  return password_form(
      services, visit, kClientSide,
      {.address = found && !found->addresses.empty() ? found->addresses.front().address : "",
       .least = least_password_length(services.database, visit.firm, contact),
       .forgot_url = "/login/forgot"},
      refused);
}

}  // namespace

Response show_account(Services& services, const Visit& visit) {
  namespace t = tpl::account_show;
  Database& db = services.database;
  const FirmId firm = visit.firm.id;
  const ContactSession& session = *visit.session;
  auto login = find_login(db, firm, session.contact);
  auto contact = find_contact(db, firm, session.contact);
  if (!login || !contact) throw std::runtime_error("a session of a login that is not there");
  auto day = [&](Time time) { return date_in_words(day_in_zone(time, session.time_zone)); };
  Page page = client_page(services, visit, t::kFile, "Your account", At::account);
  Block& body = page.body();
  body.set(t::CONTACT_NAME, contact->name)
      .set(t::SINCE_AT, iso_time(login->created_at))
      .set(t::SINCE_WORDS, day(login->created_at))
      .set(t::PASSWORD_URL, "/account/password")
      .set(t::PASSWORD_AT, iso_time(login->password_changed_at))
      .set(t::PASSWORD_WORDS, day(login->password_changed_at))
      .set(t::SECOND_FACTOR_URL, "/account/second-factor")
      .set(t::PASSKEYS_URL, "/account/passkeys")
      .set(t::EVERYWHERE_URL, "/account/sign-out-everywhere")
      .set(t::EVERYWHERE_WORDS,
           plural(count_everywhere(db, firm, session.contact, visit.now).devices, "device"));
  for (const ContactAddress& address : contact->addresses) {
    body.add(t::ADDRESS_LINE).set(t::ADDRESS, address.address);
  }
  auto factor = find_second_factor(db, firm, session.contact);
  if (factor && factor->on()) {
    body.show(t::FACTOR_ON).set(t::FACTOR_WORDS, factor_words(*factor));
  } else {
    body.show(t::FACTOR_OFF);
  }
  fill_sessions(body, visit, list_signed_in(db, firm, session.contact, visit.now));
  say_what_was_done(page, visit.asked("said"));
  return page.respond(services.templates);
}

Response show_change_password(Services& services, const Visit& visit) {
  return password_page(services, visit);
}

Response change_password_page(Services& services, const Visit& visit) {
  Form form = read_new_password(visit);
  if (!form.ok()) return password_page(services, visit, &form);
  auto change =
      change_password(services.database, services.keys, services.random, services.password_gate,
                      visit.firm, acting(visit), visit.session->id, form.text("current_password"),
                      form.text("new_password"), visit.browser, visit.now);
  if (change.wait.count() > 0) {
    throw HttpError{429, "Too many tries",
                    "Your password was typed wrong several times, so this one was not looked at. "
                    "Please wait " +
                        duration_in_words(change.wait) +
                        ". Or choose “Forgot your password?” on the page Log in.",
                    static_cast<int>(change.wait.count())};
  }
  for (const Objection& objection : change.objections) {
    form.refuse(objection.field, objection.words);
  }
  if (!change.changed()) return password_page(services, visit, &form);
  Response response = see_other("/account?said=password-changed");
  set_cookie(response, visit.firm, "session", *change.session_cookie, kLoginLifetime);
  return response;
}

Response end_session_page(Services& services, const Visit& visit) {
  const ActingContact by = acting(visit);
  auto session = visit.id<SessionId>("session");
  if (!sign_out_session(services.database, services.keys, visit.firm.id, by.id, session,
                        by.author(), by.ip, visit.now)) {
    throw HttpError{404, "That one is signed out already",
                    "It is not among the places where you are signed in. Nothing was changed."};
  }
  if (session != visit.session->id) return see_other("/account?said=ended");
  Response response = see_other("/");
  forget_cookie(response, visit.firm, "session");
  return response;
}

Response sign_out_everywhere_page(Services& services, const Visit& visit) {
  const ActingContact by = acting(visit);
  sign_out_everywhere(services.database, services.keys, visit.firm.id, by.id, by.author(), by.ip,
                      visit.now);
  Response response = see_other("/login?said=everywhere");
  forget_cookie(response, visit.firm, "session");
  return response;
}

}  // namespace latchkey
