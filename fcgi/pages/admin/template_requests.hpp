#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/templates/{template}
Response show_template(Services& services, const Visit& visit);
/// POST …/requests: one more, and …/sections: its headings
Response add_template_request_page(Services& services, const Visit& visit);
Response change_template_sections_page(Services& services, const Visit& visit);
/// GET and POST …/requests/{request}/edit
Response show_edit_template_request(Services& services, const Visit& visit);
/// The same page, after a file was refused.
Response template_request_page(Services& services, const Visit& visit,
                               const std::string& files_refused, int status);
Response edit_template_request_page(Services& services, const Visit& visit);
/// POST …/requests/{request}/move, /duplicate, /remove
Response move_template_request_page(Services& services, const Visit& visit);
Response duplicate_template_request_page(Services& services, const Visit& visit);
Response remove_template_request_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
