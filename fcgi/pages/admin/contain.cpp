#include "fcgi/pages/admin/contain.hpp"

#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/contain.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/contain/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_contain_show;

constexpr const char* kFirmPath = "/admin/contain";
constexpr const char* kContact = "That contact";
constexpr const char* kClient = "That client";
constexpr std::size_t kNamesShown = 20;

/// Of what the page asks.
struct Question {
  std::string title, lead, path, back, button, done;
};

void fill_counts(Block& body, const Containable& found) {
  if (found.nothing()) {
    body.show(t::NOTHING);
    return;
  }
  Block ends = body.add(t::ENDS);
  auto say_count = [&](std::uint64_t number, const char* noun, const char* nouns, const char* one,
                       const char* many) {
    if (number == 0) return;
    ends.add(t::CONSEQUENCE)
        .set(t::COUNTED, plural(number, noun, nouns))
        .set(t::WHAT, number == 1 ? one : many);
  };
  say_count(found.sessions, "session by link", "sessions by link", "ends", "end");
  say_count(found.logins, "session by login", "sessions by login", "ends", "end");
  say_count(found.pin_sessions, "session by PIN", "sessions by PIN", "ends", "end");
  say_count(found.devices, "device", "devices", "no longer opens anything",
            "no longer open anything");
  say_count(found.bound, "opened work item", "opened work items", "is taken from its device",
            "are taken from their devices");
  say_count(found.links, "unopened link", "unopened links", "stops working", "stop working");
  say_count(found.mails, "waiting mail with a link", "waiting mails with a link", "is not sent",
            "are not sent");
  say_count(found.pins, "PIN", "PINs", "is locked until the client chooses a new one by mail",
            "are locked until the clients choose new ones by mail");
}

Page question_page(Services& services, const Visit& visit, const Question& question,
                   const Containable& found, const std::optional<PastContainment>& past, Desk at) {
  Page page = staff_page(services, visit, t::kFile, question.title, at);
  Block& body = page.body();
  body.set(t::TITLE_WORDS, question.title)
      .set(t::LEAD, question.lead)
      .set(t::CONTAIN_URL, question.path)
      .set(t::BACK_URL, question.back)
      .set(t::BUTTON, question.button);
  if (past) {
    body.show(t::PAST)
        .set(t::PAST_AT, iso_time(past->at))
        .set(t::PAST_WORDS, when(visit, past->at))
        .set(t::PAST_BY, past->by)
        .set(t::PAST_ENDED, past->ended);
    if (visit.asked("said") == "contained") say(page, question.done + ": " + past->ended + ".");
  }
  fill_counts(body, found);
  return page;
}

void add_crumb(Page& page, const std::string& url, const std::string& name) {
  page.body().add(t::CRUMB).set(t::CRUMB_URL, url).set(t::CRUMB_NAME, name);
}

Response done(const std::string& path) {
  return see_other(path + "?said=contained");
}

}  // namespace

Response show_contain_contact(Services& services, const Visit& visit) {
  Database& db = services.database;
  auto contact = find_contact(db, visit.firm.id, visit.id<ContactId>("contact"));
  if (!contact || contact->deleted) throw not_here(kContact);
  const std::string back = contact_path(contact->id);
  Page page = question_page(
      services, visit,
      {.title = "Revoke all access of " + contact->name,
       .lead = "For when somebody else may have their phone, read their mail or know their PIN. "
               "Everything that lets them in ends at their next click.",
       .path = back + "/contain",
       .back = back,
       .button = "Revoke all access",
       .done = "All access of " + contact->name + " is revoked"},
      count_containable(db, visit.firm.id, contact->id, visit.now),
      find_last_containment(db, visit.firm.id, contact->id), Desk::contacts);
  add_crumb(page, "/admin/contacts", "Contacts");
  add_crumb(page, back, contact->name);
  return page.respond(services.templates);
}

Response contain_contact_page(Services& services, const Visit& visit) {
  const auto contact = visit.id<ContactId>("contact");
  if (!contain_contact(services.database, services.keys, visit.firm.id, acting(visit), contact,
                       visit.now)) {
    throw not_here(kContact);
  }
  return done(contact_path(contact) + "/contain");
}

Response show_contain_client(Services& services, const Visit& visit) {
  Database& db = services.database;
  const FirmId firm = visit.firm.id;
  auto client = find_client(db, firm, visit.id<ClientId>("client"));
  if (!client) throw not_here(kClient);
  const auto contacts = list_contacts_at(db, firm, client->id);
  Containable found;
  for (const ContainedContact& contact : contacts) {
    found += count_containable(db, firm, contact.id, visit.now);
  }
  const std::string back = client_path(client->id);
  Page page = question_page(
      services, visit,
      {.title = "Revoke all access at " + client->name,
       .lead = "For when this client’s mailboxes or devices may be in wrong hands. Everything that "
               "lets their contacts in ends at the next click.",
       .path = back + "/contain",
       .back = back,
       .button = "Revoke access of " + plural(contacts.size(), "contact"),
       .done = "All access at " + client->name + " is revoked"},
      found, find_last_containment(db, firm, client->id), Desk::clients);
  if (!contacts.empty()) {
    Block list = page.body().add(t::CONTACTS);
    for (std::size_t i = 0; i < contacts.size() && i < kNamesShown; ++i) {
      list.add(t::CONTACT)
          .set(t::CONTACT_URL, contact_path(contacts[i].id))
          .set(t::CONTACT_NAME, contacts[i].name);
    }
    if (contacts.size() > kNamesShown) {
      list.show(t::MORE).set(t::MORE_WORDS,
                             "and " + std::to_string(contacts.size() - kNamesShown) + " more");
    }
  }
  add_crumb(page, "/admin/clients", "Clients");
  add_crumb(page, back, client->name);
  return page.respond(services.templates);
}

Response contain_client_page(Services& services, const Visit& visit) {
  const auto client = visit.id<ClientId>("client");
  if (!contain_client(services.database, services.keys, visit.firm.id, acting(visit), client,
                      visit.now)) {
    throw not_here(kClient);
  }
  return done(client_path(client) + "/contain");
}

Response show_contain_firm(Services& services, const Visit& visit) {
  Database& db = services.database;
  Containable found = count_containable(db, visit.firm.id, visit.staff->id, visit.now);
  const std::uint64_t colleagues = found.staff;
  found.staff = 0;
  Page page = question_page(
      services, visit,
      {.title = "Revoke all access of all clients",
       .lead = "For an emergency: everything that lets any client of " + visit.firm.name +
               " in ends at the next click. Each of them needs a new link, by mail or by Send "
               "Access Link.",
       .path = kFirmPath,
       .back = "/admin/settings",
       .button = "Revoke all access of all clients",
       .done = "All access of all clients is revoked"},
      found, find_last_containment(db, visit.firm.id), Desk::settings);
  page.body()
      .show(t::STAFF_TOO)
      .set(t::STAFF_WORDS, colleagues == 0 ? "Nobody but you is signed in now."
                                           : plural(colleagues, "session") +
                                                 (colleagues == 1 ? " ends" : " end") +
                                                 "; you stay signed in.");
  add_crumb(page, "/admin/settings", "Settings");
  return page.respond(services.templates);
}

Response contain_firm_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"staff_too", "This choice", FieldKind::line, 1, false}}};
  contain_firm(services.database, services.keys, visit.firm.id, acting(visit), visit.staff->id,
               !form.typed("staff_too").empty(), services.clock);
  return done(kFirmPath);
}

Response revoke_device_page(Services& services, const Visit& visit) {
  const auto contact = visit.id<ContactId>("contact");
  if (!find_contact(services.database, visit.firm.id, contact)) throw not_here(kContact);
  // A second click finds nothing to take: what it wants is done already.
  revoke_device(services.database, services.keys, visit.firm.id, acting(visit), contact,
                visit.id<DeviceId>("device"), visit.now);
  return see_other(contact_path(contact) + "?said=device-revoked");
}

}  // namespace latchkey::admin
