#pragma once
#include <string>

#include "core/base/id.hpp"
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

inline std::string staff_path(StaffId staff) {
  return "/admin/staff/" + std::to_string(staff.value);
}

/// GET /admin/staff/{staff}: one colleague, and what an administrator can do for them.
Response show_staff_member(Services& services, const Visit& visit);
/// POST …/role
Response set_role_page(Services& services, const Visit& visit);
/// GET …/deactivate asks, with what will happen; POST does it.
Response show_deactivate(Services& services, const Visit& visit);
Response deactivate_page(Services& services, const Visit& visit);
/// POST …/reactivate
Response reactivate_page(Services& services, const Visit& visit);
/// POST …/reset-second-factor
Response reset_staff_factor_page(Services& services, const Visit& visit);
/// POST …/send-password: mails a link with which they choose a new one.
Response send_staff_password_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
