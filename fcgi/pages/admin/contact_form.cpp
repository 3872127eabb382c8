#include "fcgi/pages/admin/contact_form.hpp"

#include <algorithm>

#include <array>

#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/primary_address.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/contacts/form.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_contacts_form;

constexpr const char* kNew = "/admin/contacts/new";
constexpr const char* kWhat = "That contact";
/// The names of the lines for addresses; the rules' objections name them in the same way.
constexpr std::array kAddresses = {"address_1", "address_2", "address_3", "address_4",
                                   "address_5", "address_6", "address_7", "address_8",
                                   "address_9", "address_10"};
static_assert(kAddresses.size() == kMostAddresses);
constexpr std::size_t kMost = 1000;  // what is read at all; how much fits is a rule's to say

Form read_form(const Visit& visit) {
  auto address = [](const char* name) {
    return Field{name, "This address", FieldKind::line, kMost, false};
  };
  return Form{visit.form,
              {{"name", "The name", FieldKind::line, kMostContactName, false},
               {"time_zone", "The time zone", FieldKind::line, kMost, false},
               {"client", "The client", FieldKind::number, 20, false},
               {"version", "The version", FieldKind::number, 20, false},
               address(kAddresses[0]),
               address(kAddresses[1]),
               address(kAddresses[2]),
               address(kAddresses[3]),
               address(kAddresses[4]),
               address(kAddresses[5]),
               address(kAddresses[6]),
               address(kAddresses[7]),
               address(kAddresses[8]),
               address(kAddresses[9])}};
}

/// `language`: what the contact has; there is only one to choose yet.
ContactForm contact_of(const Form& form, const std::string& language) {
  ContactForm contact{form.text("name"), form.text("time_zone"), language, {}};
  for (const char* name : kAddresses) contact.addresses.push_back(form.text(name));
  return contact;
}

/// What the page shows in its fields.
struct Shown {
  std::string heading, form_url, cancel_url, submit;
  std::string name, time_zone;
  std::vector<std::string> addresses;  // by their lines
  unsigned version = 0;
  std::optional<Client> client;  // whose contact it becomes
  const Form* refused = nullptr;
  int status = 200;
};

Shown typed_in(Shown shown, const Form& form, int status) {
  shown.name = form.typed("name");
  shown.time_zone = form.typed("time_zone");
  shown.addresses.clear();
  for (const char* name : kAddresses) shown.addresses.push_back(form.typed(name));
  if (status != kChangedMeanwhile) shown.version = static_cast<unsigned>(form.number("version"));
  shown.refused = &form;
  shown.status = status;
  return shown;
}

/// Lines up to the last one in use, and one more; two at least.
std::size_t lines_of(const std::vector<std::string>& addresses) {
  std::size_t used = addresses.size();
  while (used > 0 && addresses[used - 1].empty()) --used;
  return std::min(std::max<std::size_t>(used + 1, 2), kMostAddresses);
}

Response form_page(Services& services, const Visit& visit, const Shown& shown) {
  Page page = staff_page(services, visit, t::kFile, shown.heading, Desk::contacts);
  Block& body = page.body();
  body.set(t::HEADING, shown.heading)
      .set(t::FORM_URL, shown.form_url)
      .set(t::CANCEL_URL, shown.cancel_url)
      .set(t::SUBMIT_LABEL, shown.submit)
      .set(t::NAME, shown.name)
      .set(t::TIME_ZONE, shown.time_zone)
      .set(t::VERSION, shown.version)
      .show_if(shown.version > 0, t::EDITED);
  mark_error(body, shown.refused, "name", t::BAD_NAME, t::NAME_ERROR);
  mark_error(body, shown.refused, "time_zone", t::BAD_TIME_ZONE, t::TIME_ZONE_ERROR);
  for (std::size_t i = 0; i < lines_of(shown.addresses); ++i) {
    Block line = body.add(t::ADDRESS_FIELD);
    line.set(t::ADDRESS_NUMBER, i + 1)
        .set(t::ADDRESS, i < shown.addresses.size() ? shown.addresses[i] : "");
    mark_error(line, shown.refused, kAddresses[i], t::BAD_ADDRESS, t::ADDRESS_ERROR);
  }
  for (const std::string& zone : list_time_zones()) body.add(t::ZONE).set(t::ZONE_NAME, zone);
  if (shown.client) {
    body.show(t::FOR_CLIENT)
        .set(t::CLIENT_ID, shown.client->id.value)
        .set(t::CLIENT_NAME, shown.client->name);
  }
  if (shown.refused) summarise_errors(page, shown.refused->errors());
  return page.respond(services.templates, shown.status);
}

Shown new_contact(Services& services, const Visit& visit, ClientId client) {
  Shown shown{.heading = "New contact",
              .form_url = kNew,
              .cancel_url = "/admin/contacts",
              .submit = "Create contact",
              .name = "",
              .time_zone = visit.firm.time_zone,
              .addresses = {},
              .client = find_client(services.database, visit.firm.id, client)};
  if (shown.client) shown.cancel_url = client_path(shown.client->id);
  return shown;
}

Contact contact_of_path(Services& services, const Visit& visit) {
  auto contact = find_contact(services.database, visit.firm.id, visit.id<ContactId>("contact"));
  if (!contact || contact->deleted) throw not_here(kWhat);
  return *contact;
}

Shown edited_contact(const Contact& contact) {
  std::string path = contact_path(contact.id);
  Shown shown{.heading = "Edit " + contact.name,
              .form_url = path + "/edit",
              .cancel_url = path,
              .submit = "Save contact",
              .name = contact.name,
              .time_zone = contact.time_zone,
              .addresses = {},
              .version = contact.version,
              .client = {}};
  for (const ContactAddress& address : contact.addresses) {
    shown.addresses.push_back(address.address);
  }
  return shown;
}

/// What is saved by now, at the fields where it differs; addresses as a whole, in whichever order.
void tell_theirs(Form& form, const Contact& contact) {
  std::vector<std::string> typed, saved;
  for (const char* name : kAddresses) {
    if (!form.text(name).empty()) typed.push_back(form.text(name));
  }
  for (const ContactAddress& address : contact.addresses) saved.push_back(address.address);
  const std::string saved_words = names_in_words(saved);
  std::ranges::sort(typed);
  std::ranges::sort(saved);
  admin::tell_theirs(
      form, {{"name", form.text("name"), contact.name, "The name"},
             {"time_zone", form.text("time_zone"), contact.time_zone, "The time zone"},
             {kAddresses[0], typed == saved ? saved_words : "", saved_words, "The addresses"}});
}

}  // namespace

Response show_new_contact(Services& services, const Visit& visit) {
  Form asked{visit.query, {{"client", "The client", FieldKind::number, 20, false}}};
  return form_page(services, visit, new_contact(services, visit, ClientId{asked.number("client")}));
}

Response create_contact_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  ClientId client{form.number("client")};
  int status = 422;
  if (form.ok()) {
    auto result = create_contact(services.database, services.keys, visit.firm.id, acting(visit),
                                 contact_of(form, "en"), visit.now);
    if (result.outcome == SaveOutcome::saved && client.value == 0) {
      return see_other(contact_path(result.id) + "?said=created");
    }
    if (result.outcome == SaveOutcome::saved) {
      link_contact(services.database, services.keys, visit.firm.id, acting(visit), client,
                   result.id, visit.now);
      return see_other(client_path(client) + "?said=contact-added");
    }
    status = refuse(form, result, kWhat);
  }
  return form_page(services, visit, typed_in(new_contact(services, visit, client), form, status));
}

Response show_edit_contact(Services& services, const Visit& visit) {
  return form_page(services, visit, edited_contact(contact_of_path(services, visit)));
}

Response edit_contact_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  Contact contact = contact_of_path(services, visit);
  int status = 422;
  if (form.ok()) {
    auto result = edit_contact(services.database, services.keys, visit.firm.id, acting(visit),
                               contact.id, static_cast<unsigned>(form.number("version")),
                               contact_of(form, contact.language), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(contact_path(contact.id) + "?said=saved");
    }
    status = refuse(form, result, kWhat);
    if (status == kChangedMeanwhile) tell_theirs(form, contact);
  }
  return form_page(services, visit, typed_in(edited_contact(contact), form, status));
}

Response make_primary_page(Services& services, const Visit& visit) {
  Contact contact = contact_of_path(services, visit);
  Form form{visit.form, {{"address", "The address", FieldKind::line, kMost}}};
  if (!form.ok()) {
    throw HttpError{422, "Which address?", "Choose it on the contact’s page. Nothing was changed."};
  }
  auto outcome = make_primary_address(services.database, services.keys, visit.firm.id,
                                      acting(visit), contact.id, form.text("address"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here("That address");
  return see_other(contact_path(contact.id) + "?said=saved");
}

}  // namespace latchkey::admin
