#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/sign-in
Response show_sign_in(Services& services, const Visit& visit);
/// POST /admin/sign-in: the first step; the second leads to the page that was asked for (`next`).
Response sign_in_page(Services& services, const Visit& visit);
/// POST /admin/sign-out
Response sign_out_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
