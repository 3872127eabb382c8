#include "fcgi/pages/admin/contact_files.hpp"

#include "core/domain/contact_export.hpp"
#include "core/domain/contact_list.hpp"
#include "fcgi/http/content_disposition.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/people_list.hpp"

namespace latchkey::admin {
namespace {

Response csv_file(const std::string& name) {
  Response response;
  response.header("Content-Type", "text/csv; charset=utf-8");
  response.header("Content-Disposition", attachment_disposition(name));
  response.header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Cache-Control", "private, no-store");
  return response;
}

}  // namespace

Response export_contacts_file(Services& services, const Visit& visit) {
  const PeopleList list{visit, "/admin/contacts"};
  const PeopleFilter filter = list.filter();
  Response response = csv_file(visit.firm.name + " contacts " + sql_date(today(visit)) + ".csv");
  if (visit.request.method == Method::head) return response;
  record_contacts_export(services.database, services.keys, visit.firm.id, acting(visit), filter,
                         visit.now);
  response.stream = [&services, firm = visit.firm.id, filter](const Sink& sink) {
    write_contacts_csv(services.database, firm, filter, sink);
  };
  return response;
}

Response import_template_file(Services&, const Visit&) {
  Response response = csv_file("contacts.csv");
  response.body = contact_list_template();
  return response;
}

}  // namespace latchkey::admin
