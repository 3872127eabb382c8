#include "fcgi/pages/admin/new_portal.hpp"

#include "core/base/words.hpp"
#include "core/domain/new_portal.hpp"
#include "core/domain/pin_migration.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/new_portal/show.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kNewPortal = "/admin/settings/new-portal";

}  // namespace

Response show_new_portal(Services& services, const Visit& visit) {
  namespace t = tpl::admin_new_portal_show;
  Page page = staff_page(services, visit, t::kFile, "New Client Portal", Desk::settings);
  auto counts = count_pin_requests(services.database, visit.firm.id);
  if (auto since = visit.firm.new_portal_since) {
    page.body()
        .add(t::ON)
        .set(t::SINCE_AT, iso_time(*since))
        .set(t::SINCE_WORDS, when(visit, *since))
        .set(t::MIGRATION_URL, "/admin/migration")
        .set(t::LEFT_WORDS, plural(counts.all, "PIN request"))
        .show_if(counts.all > 0, t::SOME_LEFT);
    if (visit.asked("said") == "switched-on") say(page, "The New Client Portal is switched on.");
  } else {
    page.body()
        .add(t::OFF)
        .set(t::SWITCH_URL, kNewPortal)
        .set(t::CANCEL_URL, "/admin/settings")
        .set(t::LEFT_WORDS, plural(counts.all, "PIN request"))
        .set(t::CONTACTS_WORDS, plural(counts.contacts, "contact"))
        .show_if(counts.all > 0, t::SOME_LEFT);
  }
  return page.respond(services.templates);
}

Response switch_on_new_portal_page(Services& services, const Visit& visit) {
  switch_on_new_portal(services.database, services.keys, visit.firm.id, acting(visit), visit.now);
  return see_other(std::string{kNewPortal} + "?said=switched-on");
}

}  // namespace latchkey::admin
