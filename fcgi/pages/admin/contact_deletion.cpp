#include "fcgi/pages/admin/contact_deletion.hpp"

#include "core/base/words.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/contact_deletion.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/contacts/delete.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That contact";

const char* count_words(std::uint64_t count, const char* one, const char* many) {
  return count == 1 ? one : many;
}

/// Back to the contact, with what was done said on it.
Response back_to(const Visit& visit, const char* said) {
  return see_other(contact_path(visit.id<ContactId>("contact")) + "?said=" + said);
}

}  // namespace

Response show_delete_contact(Services& services, const Visit& visit) {
  namespace t = tpl::admin_contacts_delete;
  Database& db = services.database;
  auto contact = find_contact(db, visit.firm.id, visit.id<ContactId>("contact"));
  if (!contact) throw not_here(kWhat);
  if (contact->deleted) return see_other(contact_path(contact->id));
  ContactReach reach = count_contact_reach(db, visit.firm.id, contact->id, visit.now);
  Page page = staff_page(services, visit, t::kFile, "Delete " + contact->name, Desk::contacts);
  Block& body = page.body();
  body.set(t::CONTACT_NAME, contact->name)
      .set(t::CONTACT_URL, contact_path(contact->id))
      .set(t::DELETE_URL, contact_path(contact->id) + "/delete");
  auto say_count = [&](std::uint64_t count, const char* noun, const char* what) {
    if (count > 0) body.add(t::CONSEQUENCE).set(t::COUNTED, plural(count, noun)).set(t::WHAT, what);
  };
  say_count(reach.sessions, "browser",
            count_words(reach.sessions, "is signed out", "are signed out"));
  say_count(reach.devices, "device",
            count_words(reach.devices, "no longer opens their requests",
                        "no longer open their requests"));
  say_count(reach.links, "unopened link",
            count_words(reach.links, "stops working", "stop working"));
  if (reach.login) {
    body.add(t::CONSEQUENCE).set(t::COUNTED, "Their login").set(t::WHAT, "no longer works");
  }
  say_count(reach.waiting_mails, "waiting mail",
            count_words(reach.waiting_mails, "is not sent", "are not sent"));
  say_count(reach.open_requests, "open request",
            count_words(reach.open_requests,
                        "stays open, without anybody who could answer it as "
                        "this contact",
                        "stay open, without anybody who could answer them as this contact"));
  return page.respond(services.templates);
}

Response delete_contact_page(Services& services, const Visit& visit) {
  auto outcome = delete_contact(services.database, services.keys, visit.firm.id, acting(visit),
                                visit.id<ContactId>("contact"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  return back_to(visit, "deleted");
}

Response restore_contact_page(Services& services, const Visit& visit) {
  auto outcome = restore_contact(services.database, services.keys, visit.firm.id, acting(visit),
                                 visit.id<ContactId>("contact"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  return back_to(visit, "restored");
}

Response sign_out_contact_page(Services& services, const Visit& visit) {
  auto outcome = sign_out_contact(services.database, services.keys, visit.firm.id, acting(visit),
                                  visit.id<ContactId>("contact"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  return back_to(visit, "signed-out");
}

}  // namespace latchkey::admin
