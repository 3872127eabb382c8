#include "fcgi/pages/admin/client_deletion.hpp"

#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/client_deletion.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/clients/delete.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWhat = "That client";

}  // namespace

Response show_delete_client(Services& services, const Visit& visit) {
  namespace t = tpl::admin_clients_delete;
  Database& db = services.database;
  auto client = find_any_client(db, visit.firm.id, visit.id<ClientId>("client"));
  if (!client) throw not_here(kWhat);
  if (client->deleted) return see_other(client_path(client->id));
  ClientReach reach = count_client_reach(db, visit.firm.id, client->id, visit.now);
  Page page = staff_page(services, visit, t::kFile, "Delete " + client->name, Desk::clients);
  Block& body = page.body();
  body.set(t::CLIENT_NAME, client->name)
      .set(t::CLIENT_URL, client_path(client->id))
      .set(t::DELETE_URL, client_path(client->id) + "/delete");
  auto say_count = [&](std::uint64_t count, const char* noun, const char* one, const char* many) {
    if (count == 0) return;
    body.add(t::CONSEQUENCE)
        .set(t::COUNTED, plural(count, noun))
        .set(t::WHAT, count == 1 ? one : many);
  };
  say_count(reach.work_items, "work item", "leaves all lists", "leave all lists");
  say_count(reach.open_checklists, "open checklist", "can no longer be answered",
            "can no longer be answered");
  say_count(reach.devices, "device", "no longer opens this client’s requests",
            "no longer open this client’s requests");
  say_count(reach.links, "unopened link", "does not open anything", "do not open anything");
  say_count(reach.waiting_mails, "waiting mail", "is not sent", "are not sent");
  say_count(reach.contacts_left, "contact", "is left without a client",
            "are left without a client");
  return page.respond(services.templates);
}

Response delete_client_page(Services& services, const Visit& visit) {
  auto client = visit.id<ClientId>("client");
  auto outcome = delete_client(services.database, services.keys, visit.firm.id, acting(visit),
                               client, visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  return see_other(client_path(client) + "?said=deleted");
}

Response restore_client_page(Services& services, const Visit& visit) {
  auto client = visit.id<ClientId>("client");
  auto outcome = restore_client(services.database, services.keys, visit.firm.id, acting(visit),
                                client, visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  return see_other(client_path(client) + "?said=restored");
}

}  // namespace latchkey::admin
