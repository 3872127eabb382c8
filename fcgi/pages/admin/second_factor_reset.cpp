#include "fcgi/pages/admin/second_factor_reset.hpp"

#include "core/domain/contact.hpp"
#include "core/domain/second_factor_reset.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/contacts/reset_second_factor.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That contact";

}  // namespace

Response show_reset_second_factor(Services& services, const Visit& visit) {
  namespace t = tpl::admin_contacts_reset_second_factor;
  const FirmId firm = visit.firm.id;
  auto contact = find_contact(services.database, firm, visit.id<ContactId>("contact"));
  if (!contact) throw not_here(kWhat);
  auto found = find_second_factor_reset(services.database, firm, contact->id, visit.now);
  Page page = staff_page(services, visit, t::kFile, "Reset the second factor", Desk::contacts);
  Block& body = page.body();
  const std::string path = contact_path(contact->id);
  body.set(t::CONTACT_NAME, contact->name).set(t::CONTACT_URL, path);
  if (!found || !found->something()) {
    body.show(t::NOTHING);
    return page.respond(services.templates);
  }
  Block block = body.add(t::SOMETHING);
  block.set(t::RESET_URL, path + "/reset-second-factor").set(t::ADDRESS, found->address);
  const SecondFactor& factor = found->factor;
  if (factor.totp_since) {
    block.show(t::TOTP)
        .set(t::SINCE_AT, iso_time(*factor.totp_since))
        .set(t::SINCE_WORDS, date_in_words(day_in_zone(*factor.totp_since, visit.firm.time_zone)));
  }
  if (factor.passkeys > 0) block.show(t::PASSKEYS).set(t::PASSKEYS_COUNT, factor.passkeys);
  if (factor.recovery_codes > 0) {
    block.show(t::CODES).set(t::CODES_COUNT, factor.recovery_codes);
  }
  if (found->sessions > 0) {
    block.show(t::SESSIONS).set(t::SESSIONS_COUNT, found->sessions);
  } else {
    block.show(t::NO_SESSIONS);
  }
  block.show(visit.firm.second_factor_required ? t::REQUIRED : t::OPTIONAL);
  return page.respond(services.templates);
}

Response reset_second_factor_page(Services& services, const Visit& visit) {
  auto contact = visit.id<ContactId>("contact");
  if (!reset_second_factor(services.database, services.keys, services.random, visit.firm.id,
                           acting(visit), contact, visit.now)) {
    return see_other(contact_path(contact) + "/reset-second-factor");
  }
  return see_other(contact_path(contact) + "?said=second-factor-reset");
}

}  // namespace latchkey::admin
