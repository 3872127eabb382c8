#include "fcgi/pages/home.hpp"

#include "core/domain/pin_request.hpp"
#include "fcgi/http/page_parts.hpp"
#include "fcgi/pages/frame.hpp"
#include "tpl/home/show.hpp"

namespace latchkey {

Response show_home(Services& services, const Visit& visit) {
  namespace t = tpl::home_show;
  Page page = client_page(services, visit, t::kFile, "Client portal");
  const Firm& firm = visit.firm;
  if (!visit.session && visit.asked("said") == "signed-out") {
    say(page, "You are signed out. To come back, open the link in our e-mail, or log in.");
  }
  if (visit.session) page.body().show(t::WORK_HERE).set(t::WORK_INDEX_URL, "/work");
  if (uses_pins(services.database, firm)) page.body().show(t::PIN).set(t::PIN_URL, "/pin");
  if (!visit.session || visit.session->kind != SessionKind::login) {
    page.body().show(t::LOG_IN).set(t::LOG_IN_URL, "/login").set(t::NEW_URL, "/login/new");
  }
  if (!firm.contact_email.empty() || !firm.contact_phone.empty()) {
    page.body()
        .show(t::FIRM_CONTACT)
        .set(t::FIRM_EMAIL, firm.contact_email)
        .set(t::FIRM_PHONE, firm.contact_phone)
        .show_if(!firm.contact_email.empty(), t::BY_EMAIL)
        .show_if(!firm.contact_phone.empty(), t::BY_PHONE);
  }
  return page.respond(services.templates);
}

}  // namespace latchkey
