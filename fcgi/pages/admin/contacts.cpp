#include "fcgi/pages/admin/contacts.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/device.hpp"
#include "core/domain/second_factor.hpp"
#include "core/domain/undelivered.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/contact_clients.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/people_list.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/device_kind.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/contacts/index.hpp"
#include "tpl/admin/contacts/show.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kContacts = "/admin/contacts";

namespace t = tpl::admin_contacts_show;

void fill_addresses(Block& body, const Contact& contact,
                    const std::vector<UndeliveredMail>& undelivered) {
  for (const ContactAddress& address : contact.addresses) {
    Block line = body.add(t::ADDRESS_LINE);
    line.set(t::ADDRESS, address.address);
    if (contact.addresses.size() > 1) {
      if (&address == contact.addresses.data()) {
        line.show(t::MAIN);
      } else if (!contact.deleted) {
        line.show(t::FURTHER).set(t::PRIMARY_URL, contact_path(contact.id) + "/primary-address");
      }
    }
    auto mail = std::ranges::find(undelivered, address.address, &UndeliveredMail::address);
    if (mail != undelivered.end()) line.show(t::BOUNCED).set(t::WHY, mail->server_words);
  }
}

void fill_login(Block& body, const std::optional<SecondFactor>& factor, const Contact& contact,
                const Visit& visit) {
  if (!factor) {
    body.show(t::NO_LOGIN);
    return;
  }
  std::string words = "Password alone";
  if (factor->totp_since) words = "Password and authenticator app";
  if (factor->passkeys > 0) {
    words = factor->totp_since ? words + ", " : "Password and ";
    words += plural(static_cast<std::uint64_t>(factor->passkeys), "passkey");
  }
  Block login = body.add(t::LOGIN);
  login.set(t::LOGIN_WORDS, words);
  if (contact.login_since) {
    login.show(t::SINCE)
        .set(t::SINCE_AT, iso_time(*contact.login_since))
        .set(t::SINCE_WORDS,
             date_in_words(day_in_zone(*contact.login_since, visit.firm.time_zone)));
  }
  if (factor->on()) {
    login.show(t::RESET).set(t::RESET_URL, contact_path(contact.id) + "/reset-second-factor");
  }
}

void fill_devices(Block& body, const std::vector<ContactDevice>& devices, ContactId contact,
                  const Visit& visit) {
  if (devices.empty()) {
    body.show(t::NO_DEVICES);
    return;
  }
  Block list = body.add(t::DEVICES);
  for (const ContactDevice& entry : devices) {
    Block row = list.add(t::DEVICE);
    row.set(t::DEVICE_NAME, entry.device.called())
        .set(t::DEVICE_KIND, device_kind(entry.device.description))
        .set(t::CLAIMED_AT, iso_time(entry.claimed_at))
        .set(t::CLAIMED_WORDS, when(visit, entry.claimed_at))
        .set(t::REVOKE_URL, contact_path(contact) + "/devices/" +
                                std::to_string(entry.device.id.value) + "/revoke");
    if (entry.device.called() != entry.device.description) {
      row.show(t::NAMED).set(t::DEVICE_WORDS, entry.device.description);
    }
    for (const ContactDevice::Held& held : entry.held) {
      Date day = day_in_zone(held.expires_at, visit.firm.time_zone);
      row.add(t::HELD)
          .set(t::WORK_TITLE, held.work_title)
          .set(t::EXPIRES_AT, iso_time(held.expires_at))
          .set(t::EXPIRES_WORDS, date_in_words(day));
    }
  }
}

}  // namespace

Response list_contacts_page(Services& services, const Visit& visit) {
  namespace i = tpl::admin_contacts_index;
  const PeopleList list_of{visit, kContacts};
  const auto contacts =
      list_contacts(services.database, visit.firm.id, list_of.filter(), list_of.turn);
  const PlacesOfList at{visit, contacts};
  if (at.strayed(visit)) return see_other(list_url(kContacts, list_of.query()));
  Page page = staff_page(services, visit, i::kFile, "Contacts", Desk::contacts);
  Block& body = page.body();
  body.set(i::NEW_CONTACT_URL, std::string{kContacts} + "/new")
      .set(i::IMPORT_URL, std::string{kContacts} + "/import");
  list_of.fill(body);
  if (!list_of.q.empty() && contacts.total.more) body.show(i::MORE);
  if (contacts.rows.empty()) {
    body.show(!list_of.q.empty() ? i::NO_MATCH : list_of.deleted ? i::NONE_DELETED : i::EMPTY);
    return page.respond(services.templates);
  }
  Block list = body.add(i::CONTACTS);
  for (const ContactLine& contact : contacts.rows) {
    list.add(i::CONTACT)
        .set(i::CONTACT_URL, contact_path(contact.id))
        .set(i::CONTACT_NAME, contact.name)
        .set(i::ADDRESS, contact.address)
        .set(i::CLIENTS_WORDS, names_in_words(contact.clients));
  }
  list.set(i::EXPORT_URL, list_url(std::string{kContacts} + "/export.csv", list_of.query()))
      .show(list_of.q.empty() ? i::WHOLE : i::SEARCH_ONLY);
  paginate(list, i::PAGINATION, at, kContacts, list_of.query());
  return page.respond(services.templates);
}

Response show_contact(Services& services, const Visit& visit) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  auto contact = find_contact(db, firm, visit.id<ContactId>("contact"));
  if (!contact) throw not_here("That contact");
  Page page = staff_page(services, visit, t::kFile, contact->name, Desk::contacts);
  Block& body = page.body();
  body.set(t::CONTACT_NAME, contact->name)
      .set(t::CONTACTS_URL, kContacts)
      .set(t::EDIT_URL, contact_path(contact->id) + "/edit")
      .set(t::TIME_ZONE, contact->time_zone)
      .set(t::DELETE_URL, contact_path(contact->id) + "/delete")
      .set(t::RESTORE_URL, contact_path(contact->id) + "/restore")
      .set(t::ACTIVITY_URL, "/admin/activity?contact=" + std::to_string(contact->id.value))
      .show_if(contact->deleted, t::DELETED)
      .show_if(!contact->deleted, t::EDITABLE);
  fill_addresses(body, *contact,
                 list_undelivered(db, firm, visit.now - std::chrono::days{30}, contact->id));
  fill_login(body, find_second_factor(db, firm, contact->id), *contact, visit);
  fill_clients_of(body, t::CLIENTS, services, visit, *contact);
  auto devices = list_devices(db, firm, contact->id, visit.now);
  fill_devices(body, devices, contact->id, visit);
  if (!contact->deleted) {
    body.show(t::SIGN_OUT)
        .set(t::SIGN_OUT_EVERYWHERE_URL, contact_path(contact->id) + "/sign-out-everywhere")
        .set(t::CONTAIN_URL, contact_path(contact->id) + "/contain");
  }
  auto works = list_work_of(db, firm, contact->id);
  if (works.empty()) body.show(t::NO_WORKS);
  std::optional<Block> list;
  for (const WorkItem& work : works) {
    if (!list) list = body.add(t::WORKS);
    fill_work(list->add(t::WORK), work, visit);
  }
  if (visit.asked("said") == "created") say(page, contact->name + " is a contact now.");
  if (visit.asked("said") == "second-factor-reset") {
    say(page, contact->name + "’s second factor is reset, and they are told by e-mail.");
  }
  if (visit.asked("said") == "client-added") {
    say(page, contact->name + " acts for the client now, with limited access.");
  }
  if (visit.asked("said") == "role") {
    say(page, "Their access is changed, from their next click on.");
  }
  if (visit.asked("said") == "saved") say(page, "Your changes are saved.");
  if (visit.asked("said") == "deleted" && contact->deleted) {
    say(page, contact->name + " is deleted. Nothing opens for them any more.");
  }
  if (visit.asked("said") == "restored" && !contact->deleted) {
    say(page, contact->name + " is back. Send a checklist again where they need a new link.");
  }
  if (visit.asked("said") == "device-revoked") {
    say(page, "The device is revoked. To go on there, " + contact->name + " needs a new link.");
  }
  if (visit.asked("said") == "signed-out") {
    say(page, contact->name + " is signed out everywhere.");
  }
  return page.respond(services.templates);
}

}  // namespace latchkey::admin
