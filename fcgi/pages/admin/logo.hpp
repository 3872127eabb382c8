#pragma once
#include "core/base/block.hpp"
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// The settings page's section on the logo.
void fill_logo_section(Block& body, Services& services, const Visit& visit);

/// POST /admin/settings/logo: a form with one picture, that the previewer is to draw anew.
Response upload_logo_page(Services& services, const Visit& visit);
/// POST /admin/settings/logo/remove and …/restore: takes it away, and puts it back.
Response remove_logo_page(Services& services, const Visit& visit);
Response restore_logo_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
