#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/contacts/import
Response show_import_form(Services& services, const Visit& visit);
/// POST /admin/contacts/import: a file, or lines that were pasted
Response check_import_page(Services& services, const Visit& visit);
/// GET /admin/contacts/import/{import}: what will happen, how far it is, or what has happened
Response show_import(Services& services, const Visit& visit);
/// POST /admin/contacts/import/{import}/confirm: `existing` is update or skip
Response confirm_import_page(Services& services, const Visit& visit);
/// POST /admin/contacts/import/{import}/drop
Response drop_import_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
