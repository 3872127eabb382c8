#include "fcgi/pages/admin/client_form.hpp"

#include "core/domain/client.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/clients/form.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_clients_form;

constexpr const char* kNew = "/admin/clients/new";
constexpr const char* kWhat = "That client";

Form read_form(const Visit& visit) {
  return Form{visit.form,
              {{"name", "The name", FieldKind::line, kMostClientName, false},
               {"kind", "The kind", FieldKind::line, 20, false},
               {"version", "The version", FieldKind::number, 20, false}}};
}

/// What the form says; a kind that is none of ours is put right as an organisation, the first one.
ClientForm client_of(const Form& form) {
  return {form.text("name"), read_kind(form.text("kind")).value_or(ClientKind::organisation)};
}

/// `client`: what is edited; empty for a new one. `refused`: the form that came back, with
/// `status`.
Response form_page(Services& services, const Visit& visit, const std::optional<Client>& client,
                   const Form* refused = nullptr, int status = 200) {
  ClientForm shown = refused  ? client_of(*refused)
                     : client ? ClientForm{client->name, client->kind}
                              : ClientForm{"", ClientKind::organisation};
  bool as_typed = refused && status != kChangedMeanwhile;
  const std::string heading = client ? "Edit " + client->name : "New client";
  Page page = staff_page(services, visit, t::kFile, heading, Desk::clients);
  Block& body = page.body();
  body.set(t::HEADING, heading)
      .set(t::FORM_URL, client ? client_path(client->id) + "/edit" : kNew)
      .set(t::CANCEL_URL, client ? client_path(client->id) : "/admin/clients")
      .set(t::SUBMIT_LABEL, client ? "Save client" : "Create client")
      .set(t::VERSION, as_typed ? refused->number("version")
                       : client ? client->version
                                : 0)
      .set(t::NAME, refused ? refused->typed("name") : shown.name)
      .show(shown.kind == ClientKind::person ? t::PERSON : t::ORGANISATION);
  mark_error(body, refused, "name", t::BAD_NAME, t::NAME_ERROR);
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, status);
}

Client client_of_path(Services& services, const Visit& visit) {
  auto client = find_client(services.database, visit.firm.id, visit.id<ClientId>("client"));
  if (!client) throw not_here(kWhat);
  return *client;
}

}  // namespace

Response show_new_client(Services& services, const Visit& visit) {
  return form_page(services, visit, std::nullopt);
}

Response create_client_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  int status = 422;
  if (form.ok()) {
    auto result = create_client(services.database, services.keys, visit.firm.id, acting(visit),
                                client_of(form), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(client_path(result.id) + "?said=created");
    }
    status = refuse(form, result, kWhat);
  }
  return form_page(services, visit, std::nullopt, &form, status);
}

Response show_edit_client(Services& services, const Visit& visit) {
  return form_page(services, visit, client_of_path(services, visit));
}

Response edit_client_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  Client client = client_of_path(services, visit);
  int status = 422;
  if (form.ok()) {
    auto result =
        edit_client(services.database, services.keys, visit.firm.id, acting(visit), client.id,
                    static_cast<unsigned>(form.number("version")), client_of(form), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(client_path(client.id) + "?said=saved");
    }
    status = refuse(form, result, kWhat);
    if (status == kChangedMeanwhile) {
      tell_theirs(form, {{"name", form.text("name"), client.name, "The name"},
                         {"", form.text("kind"), kind_name(client.kind), "What they are"}});
    }
  }
  return form_page(services, visit, client, &form, status);
}

}  // namespace latchkey::admin
