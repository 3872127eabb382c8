#include "fcgi/pages/admin/contact_clients.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/domain/client.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "tpl/admin/contacts/clients.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_contacts_clients;

constexpr const char* kSearched = "client";
/// Clients that a search shows; whoever looks for another one types more of its name.
constexpr std::size_t kMostFound = 8;

void fill_found(Block& finding, Services& services, const Visit& visit, const Contact& contact,
                const std::vector<ContactClient>& known) {
  const std::string words = clean_line(visit.asked(kSearched)).value_or("");
  finding.set(t::SEARCHED, words);
  if (words.empty()) return;
  finding.show(t::SOUGHT);
  const auto found = list_clients(services.database, visit.firm.id, {.searched = words});
  if (found.rows.empty()) {
    finding.show(t::NONE_FOUND);
    return;
  }
  Block list = finding.add(t::FOUND);
  std::size_t shown = 0;
  for (const ClientLine& client : found.rows) {
    if (++shown > kMostFound) {
      list.show(t::MORE_FOUND);
      break;
    }
    Block row = list.add(t::FOUND_CLIENT);
    row.set(t::CLIENT_NAME, client.name);
    if (std::ranges::find(known, client.id, &ContactClient::id) != known.end()) {
      row.show(t::KNOWN);
    } else {
      row.add(t::ADDABLE)
          .set(t::ADD_URL, contact_path(contact.id) + "/clients")
          .set(t::CLIENT_ID, client.id.value)
          .set(t::CLIENT_NAME, client.name);
    }
  }
}

}  // namespace

void fill_clients_of(Block& body, Include place, Services& services, const Visit& visit,
                     const Contact& contact) {
  const auto clients = list_clients_of(services.database, visit.firm.id, contact.id);
  Block block = body.include(place, t::kFile);
  block.set(t::CONTACT_NAME, contact.name);
  if (clients.empty()) block.show(t::NO_CLIENTS);
  for (const ContactClient& client : clients) {
    block.add(t::CLIENT)
        .set(t::CLIENT_URL, client_path(client.id))
        .set(t::CLIENT_NAME, client.name)
        .set(t::ROLE_URL, client_contact_path(client.id, contact.id) + "/role")
        .show(client.role == ContactRole::full ? t::FULL : t::LIMITED);
  }
  if (contact.deleted) return;
  Block finding = block.add(t::FINDING);
  finding.set(t::CONTACT_URL, contact_path(contact.id));
  fill_found(finding, services, visit, contact, clients);
}

Response add_client_page(Services& services, const Visit& visit) {
  const auto contact = visit.id<ContactId>("contact");
  if (!find_contact(services.database, visit.firm.id, contact)) throw not_here("That contact");
  Form form{visit.form, {{"client", "The client", FieldKind::number}}};
  if (!form.ok()) return see_other(contact_path(contact) + "#find-client");
  const auto result = link_contact(services.database, services.keys, visit.firm.id, acting(visit),
                                   ClientId{form.number("client")}, contact, visit.now);
  if (result.outcome != SaveOutcome::saved) throw not_here("That client");
  return see_other(contact_path(contact) + "?said=client-added");
}

}  // namespace latchkey::admin
