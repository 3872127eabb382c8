#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/contacts/export.csv: what the list with the same query holds
Response export_contacts_file(Services& services, const Visit& visit);
/// GET /admin/contacts/import/template.csv
Response import_template_file(Services& services, const Visit& visit);

}  // namespace latchkey::admin
