#include "fcgi/pages/admin/staff_frame.hpp"

#include "fcgi/pages/firm_values.hpp"
#include "tpl/admin/layout.hpp"
#include "tpl/errors/error.hpp"

namespace latchkey {
namespace {

namespace frame = tpl::admin_layout;

}  // namespace

Page staff_page(Services& services, const Visit& visit, TemplateFile body, std::string_view title,
                Desk at) {
  Page page{frame::kFile, frame::BODY, body};
  set_firm_values(page, services, visit);
  page.frame().set(frame::TITLE, title);
  if (visit.staff) {
    page.frame()
        .show(frame::SIGNED_IN)
        .show_if(at == Desk::dashboard, frame::AT_DASHBOARD)
        .show_if(at == Desk::review, frame::AT_REVIEW)
        .show_if(at == Desk::work, frame::AT_WORK)
        .show_if(at == Desk::clients, frame::AT_CLIENTS)
        .show_if(at == Desk::contacts, frame::AT_CONTACTS)
        .show_if(at == Desk::templates, frame::AT_TEMPLATES)
        .show_if(at == Desk::activity, frame::AT_ACTIVITY)
        .show_if(visit.staff->role == Role::admin, frame::ADMIN)
        .show_if(at == Desk::staff, frame::AT_STAFF)
        .show_if(at == Desk::settings, frame::AT_SETTINGS)
        .show_if(at == Desk::account, frame::AT_ACCOUNT)
        .set(frame::SEARCH, at == Desk::work ? visit.asked("q") : "")
        .set(frame::STAFF_NAME, visit.staff->name)
        .set(frame::SIGN_OUT_URL, "/admin/sign-out");
  }
  return page;
}

Response staff_error_page(Services& services, const Visit& visit, const HttpError& error) {
  namespace t = tpl::errors_error;
  Page page = staff_page(services, visit, t::kFile, error.title);
  page.body()
      .set(t::ERROR_TITLE, error.title)
      .set(t::ERROR_WHY, error.words)
      .set(t::REQUEST_ID, visit.request.id);
  if (visit.staff) {
    page.body().show(t::WAY_ON).set(t::WAY_ON_URL, "/admin").set(t::WAY_ON_LABEL, "Dashboard");
  }
  Response response = page.respond(services.templates, error.status);
  if (error.retry_after > 0) response.header("Retry-After", std::to_string(error.retry_after));
  return response;
}

Response to_staff_door(const Visit& visit) {
  // Only a page that was read can be returned to; its path is one of our own routes.
  if (visit.request.method == Method::post) return see_other("/admin/sign-in?said=session-over");
  return see_other("/admin/sign-in?next=" + visit.request.path);
}

}  // namespace latchkey
