#include "fcgi/pages/admin/clients.hpp"

#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/work_list.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/people_list.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/clients/index.hpp"
#include "tpl/admin/clients/show.hpp"
#include "tpl/partials/notice.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kClients = "/admin/clients";
constexpr const char* kWhat = "That client";

namespace t = tpl::admin_clients_show;

std::string_view said(std::string_view what) {
  if (what == "created") return "The client is here. Add the people to ask, then the first work.";
  if (what == "saved") return "Your changes are saved.";
  if (what == "contact-added") return "The contact acts for this client now.";
  if (what == "role") return "Their access is changed, from their next click on.";
  if (what == "deleted") return "The client is deleted. Its work opens for nobody.";
  if (what == "restored") return "The client is back, with all its work.";
  if (what == "contact-removed") return "The contact does not act for this client any more.";
  return {};
}

/// The way back for a contact whom this member of staff just took off the client.
void offer_undo(Block notice, Services& services, const Visit& visit, ClientId client) {
  namespace n = tpl::partials_notice;
  const ContactId contact{asked_number(visit, "contact")};
  if (!find_unlinked_role(services.database, visit.firm.id, visit.staff->staff, client, contact,
                          visit.now)) {
    return;
  }
  notice.show(n::NOTICE_UNDO)
      .set(n::UNDO_URL, client_contact_path(client, contact) + "/put-back")
      .set(n::UNDO_WHAT, contact.value);
}

void fill_work_of(Block& body, const WorkPage& works, const Visit& visit, ClientId client) {
  if (works.rows.empty()) {
    body.show(t::NO_WORKS);
    return;
  }
  Block list = body.add(t::WORKS);
  for (const WorkItem& work : works.rows) fill_work(list.add(t::WORK), work, visit);
  if (works.next) {
    list.show(t::MORE_WORK)
        .set(t::MORE_WORK_URL, "/admin/work?client=" + std::to_string(client.value))
        .set(t::MORE_WORK_WORDS, "All of its work");
  }
}

void fill_contacts(Block& body, const std::vector<ClientContact>& contacts, ClientId client) {
  if (contacts.empty()) {
    body.show(t::NO_CONTACTS);
    return;
  }
  Block list = body.add(t::CONTACTS);
  for (const ClientContact& contact : contacts) {
    list.add(t::CONTACT)
        .set(t::CONTACT_URL, contact_path(contact.id))
        .set(t::CONTACT_NAME, contact.name)
        .set(t::ADDRESS, contact.address)
        .set(t::ROLE_URL, client_contact_path(client, contact.id) + "/role")
        .show(contact.role == ContactRole::full ? t::FULL : t::LIMITED)
        .set(t::REMOVE_URL, client_contact_path(client, contact.id) + "/remove");
  }
}

/// A deleted one shows who it was and how to bring it back, and none of its work.
Response deleted_client_page(Services& services, const Visit& visit, const Client& client) {
  Page page = staff_page(services, visit, t::kFile, client.name, Desk::clients);
  page.body()
      .set(t::CLIENT_NAME, client.name)
      .set(t::CLIENTS_URL, list_url(kClients, {{"show", "deleted"}}))
      .show(t::DELETED)
      .set(t::RESTORE_URL, client_path(client.id) + "/restore");
  if (visit.asked("said") == "deleted") say(page, said("deleted"));
  return page.respond(services.templates);
}

/// `refused`: the form for one more contact, or of taking one off, that came back.
Response client_page(Services& services, const Visit& visit, const Form* refused = nullptr) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  auto client = find_any_client(db, firm, visit.id<ClientId>("client"));
  if (!client) throw not_here(kWhat);
  if (client->deleted) return deleted_client_page(services, visit, *client);
  std::string path = client_path(client->id);
  std::string for_client = "?client=" + std::to_string(client->id.value);
  Page page = staff_page(services, visit, t::kFile, client->name, Desk::clients);
  Block& body = page.body();
  body.set(t::CLIENT_NAME, client->name)
      .set(t::CLIENTS_URL, kClients)
      .set(t::EDIT_URL, path + "/edit")
      .set(t::DELETE_URL, path + "/delete")
      .show(t::PRESENT)
      .set(t::NEW_WORK_URL, "/admin/work/new" + for_client)
      .set(t::NEW_CONTACT_URL, "/admin/contacts/new" + for_client)
      .set(t::ADD_CONTACT_URL, path + "/contacts")
      .set(t::CONTAIN_URL, path + "/contain")
      .set(t::ACTIVITY_URL, "/admin/activity" + for_client)
      .set(t::ADDRESS_TYPED, refused ? refused->typed("address") : "");
  mark_error(body, refused, "address", t::BAD_ADDRESS, t::ADDRESS_ERROR);
  WorkFilter filter{.searched = "", .client = client->id};
  fill_work_of(body, list_work_items(db, firm, filter), visit, client->id);
  fill_contacts(body, list_client_contacts(db, firm, client->id), client->id);
  if (refused) summarise_errors(page, refused->errors());
  if (auto words = said(visit.asked("said")); !words.empty() && visit.asked("said") != "deleted") {
    Block notice = say(page, words);
    if (visit.asked("said") == "contact-removed") offer_undo(notice, services, visit, client->id);
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

/// The form of the page's one field, for what is refused elsewhere on it.
Form nothing_typed() {
  return Form{{}, {{"address", "The address", FieldKind::line, 1000, false}}};
}

}  // namespace

Response list_clients_page(Services& services, const Visit& visit) {
  namespace i = tpl::admin_clients_index;
  const PeopleList list_of{visit, kClients};
  const auto clients =
      list_clients(services.database, visit.firm.id, list_of.filter(), list_of.turn);
  const PlacesOfList at{visit, clients};
  if (at.strayed(visit)) return see_other(list_url(kClients, list_of.query()));
  Page page = staff_page(services, visit, i::kFile, "Clients", Desk::clients);
  Block& body = page.body();
  body.set(i::NEW_CLIENT_URL, std::string{kClients} + "/new");
  list_of.fill(body);
  if (!list_of.q.empty() && clients.total.more) body.show(i::MORE);
  if (clients.rows.empty()) {
    body.show(!list_of.q.empty() ? i::NO_MATCH : list_of.deleted ? i::NONE_DELETED : i::EMPTY);
    return page.respond(services.templates);
  }
  Block list = body.add(i::CLIENTS);
  for (const ClientLine& client : clients.rows) {
    list.add(i::CLIENT)
        .set(i::CLIENT_URL, client_path(client.id))
        .set(i::CLIENT_NAME, client.name)
        .set(i::CONTACTS_WORDS, names_in_words(client.contacts))
        .set(i::OPEN_WORK, client.open_work);
  }
  paginate(list, i::PAGINATION, at, kClients, list_of.query());
  return page.respond(services.templates);
}

Response show_client(Services& services, const Visit& visit) {
  return client_page(services, visit);
}

Response link_contact_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"address", "The address", FieldKind::line, 1000}}};
  if (!form.ok()) return client_page(services, visit, &form);
  auto client = visit.id<ClientId>("client");
  auto result = link_contact(services.database, services.keys, visit.firm.id, acting(visit), client,
                             std::string_view{form.text("address")}, visit.now);
  if (result.outcome == SaveOutcome::saved) {
    return see_other(client_path(client) + "?said=contact-added");
  }
  refuse(form, result, kWhat);
  return client_page(services, visit, &form);
}

Response unlink_contact_page(Services& services, const Visit& visit) {
  auto client = visit.id<ClientId>("client");
  auto contact = visit.id<ContactId>("contact");
  auto result = unlink_contact(services.database, services.keys, visit.firm.id, acting(visit),
                               client, contact, visit.now);
  // One who is off already: a second click.
  if (result.outcome == SaveOutcome::saved || result.outcome == SaveOutcome::gone) {
    return see_other(list_url(client_path(client), {{"said", "contact-removed"},
                                                    {"contact", std::to_string(contact.value)}}));
  }
  Form form = nothing_typed();
  for (const Objection& objection : result.objections) form.refuse("", objection.words);
  return client_page(services, visit, &form);
}

Response put_back_contact_page(Services& services, const Visit& visit) {
  const auto client = visit.id<ClientId>("client");
  const auto outcome =
      put_back_contact(services.database, services.keys, visit.firm.id, acting(visit), client,
                       visit.id<ContactId>("contact"), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here("That contact");
  return see_other(client_path(client) + "?said=contact-added");
}

Response set_contact_role_page(Services& services, const Visit& visit) {
  auto client = visit.id<ClientId>("client");
  auto contact = visit.id<ContactId>("contact");
  Form form{
      visit.form,
      {{"role", "The access", FieldKind::line, 20}, {"from", "", FieldKind::line, 20, false}}};
  auto role = read_contact_role(form.text("role"));
  if (!form.ok() || !role) {
    Form refused = nothing_typed();
    refused.refuse("", "Choose one of the two kinds of access.");
    return client_page(services, visit, &refused);
  }
  auto outcome = set_contact_role(services.database, services.keys, visit.firm.id, acting(visit),
                                  client, contact, *role, visit.now);
  if (outcome == SaveOutcome::gone) throw not_here("That contact of the client");
  return see_other((form.text("from") == "contact" ? contact_path(contact) : client_path(client)) +
                   "?said=role");
}

}  // namespace latchkey::admin
