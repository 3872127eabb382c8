#pragma once
#include "core/base/utf8.hpp"
#include "fcgi/http/page.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/template_store.hpp"
#include "fcgi/http/visit.hpp"
#include "tpl/layout.hpp"

namespace latchkey {

/// Where the firm's logo is; it has one.
inline std::string logo_path(const Firm& firm) {
  return "/brand/logo/" + firm.logo;
}

/// What every page of a firm sees, client's or staff's: its name and colour, csrf, the assets.
inline void set_firm_values(Page& page, Services& services, const Visit& visit) {
  namespace t = tpl::layout;
  page.set_everywhere(t::FIRM_NAME, visit.firm.name);
  page.set_everywhere(t::FIRM_INITIAL, cut_code_points(visit.firm.name, 1));
  page.set_everywhere(t::CSRF, visit.csrf);
  page.set_everywhere(t::LANG, "en");
  page.set_everywhere(t::CSS_URL, services.templates.asset("app.css"));
  page.set_everywhere(t::JS_URL, services.templates.asset("app.js"));
  page.set_everywhere(t::ICONS_URL, services.templates.asset("icons.svg"));
  page.set_everywhere(t::FAVICON_URL, services.templates.asset("favicon.svg"));
  if (visit.firm.logo.empty()) {
    page.frame().show(t::NO_LOGO);
  } else {
    page.frame().show(t::LOGO).set(t::LOGO_URL, logo_path(visit.firm));
  }
  page.set_everywhere(t::BRAND_URL, "/brand.css?v=" + visit.firm.accent.substr(1));
}

}  // namespace latchkey
