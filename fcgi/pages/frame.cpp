#include "fcgi/pages/frame.hpp"

#include "fcgi/pages/firm_values.hpp"
#include "tpl/errors/error.hpp"
#include "tpl/layout.hpp"

namespace latchkey {
namespace {

namespace frame = tpl::layout;

void set_firm(Page& page, Services& services, const Visit& visit) {
  const Firm& firm = visit.firm;
  set_firm_values(page, services, visit);
  if (firm.contact_email.empty() && firm.contact_phone.empty()) return;
  page.frame().show(frame::FIRM_CONTACT);
  page.frame().set(frame::FIRM_EMAIL, firm.contact_email);
  page.frame().set(frame::FIRM_PHONE, firm.contact_phone);
  const bool by_email = !firm.contact_email.empty(), by_phone = !firm.contact_phone.empty();
  page.frame().show_if(by_email, frame::BY_EMAIL).show_if(by_phone, frame::BY_PHONE);
  page.frame().show_if(by_email && by_phone, frame::BY_BOTH);
}

}  // namespace

Page client_page(Services& services, const Visit& visit, TemplateFile body, std::string_view title,
                 At at) {
  Page page{frame::kFile, frame::BODY, body};
  set_firm(page, services, visit);
  page.frame().set(frame::TITLE, title).show_if(at == At::help, frame::AT_HELP);
  const bool by_login = visit.session && visit.session->kind == SessionKind::login;
  page.frame().show_if(by_login, frame::LOGGED_IN).show_if(!by_login, frame::LOG_IN);
  page.frame()
      .set(frame::LOG_IN_URL, "/login")
      .show_if(at == At::log_in, frame::AT_LOG_IN)
      .show_if(at == At::account, frame::AT_ACCOUNT);
  if (visit.session) {
    page.frame()
        .show(frame::SIGNED_IN)
        .show_if(at == At::work, frame::AT_WORK)
        .show_if(at == At::documents, frame::AT_DOCUMENTS)
        .show_if(at == At::devices, frame::AT_DEVICES)
        .show(frame::ACCOUNT)
        .show(by_login ? frame::BY_LOGIN : frame::BY_MAIL)
        .set(frame::ACCOUNT_NAME, visit.session->name)
        .set(frame::SIGN_OUT_URL, "/sign-out");
  }
  return page;
}

Response error_page(Services& services, const Visit& visit, const HttpError& error) {
  namespace t = tpl::errors_error;
  Page page = client_page(services, visit, t::kFile, error.title);
  page.body()
      .set(t::ERROR_TITLE, error.title)
      .set(t::ERROR_WHY, error.words)
      .set(t::REQUEST_ID, visit.request.id);
  if (!error.unsaved.empty()) page.body().show(t::UNSAVED).set(t::UNSAVED_TEXT, error.unsaved);
  if (visit.session) {
    page.body().show(t::WAY_ON).set(t::WAY_ON_URL, "/work").set(t::WAY_ON_LABEL, "Back to my work");
  } else if (error.status == 404) {
    page.body().show(t::WAY_ON).set(t::WAY_ON_URL, "/").set(t::WAY_ON_LABEL, "Start page");
  } else if (error.status == 403 && visit.request.method == Method::get) {
    page.body()
        .show(t::WAY_ON)
        .set(t::WAY_ON_URL, "/login?return=" + visit.request.path)
        .set(t::WAY_ON_LABEL, "I have a login");
  }
  Response response = page.respond(services.templates, error.status);
  if (error.retry_after > 0) response.header("Retry-After", std::to_string(error.retry_after));
  return response;
}

}  // namespace latchkey
