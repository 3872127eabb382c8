#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET CHECKLIST/preview?contact=…: what sending it now would send
Response show_preview(Services& services, const Visit& visit);
/// GET CHECKLIST/preview/mail?contact=…: the mail's HTML alone, for a sandboxed frame
Response show_previewed_mail(Services& services, const Visit& visit);

}  // namespace latchkey::admin
