#include "fcgi/pages/admin/staff_side.hpp"

#include <algorithm>

#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kDashboard = "/admin";

/// Paths of staff's pages hold nothing but these; whatever else is asked for leads to the
/// dashboard.
bool leads_to_staff_page(std::string_view path) {
  constexpr std::size_t kLongest = 200;
  bool below = path == kDashboard || path.starts_with("/admin/");
  bool plain = std::ranges::all_of(path, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  });
  return below && plain && path.size() <= kLongest && path.find("//") == path.npos &&
         !path.starts_with("/admin/sign-in") && path != "/admin/sign-out";
}

Page account_page(Services& services, const Visit& visit, TemplateFile body, std::string_view title,
                  bool signed_in) {
  return staff_page(services, visit, body, title, signed_in ? Desk::account : Desk::nowhere);
}

std::optional<HalfSession> half_of_cookie(Services&, const Visit& visit) {
  return visit.half;
}

std::string staff_way_back(std::string_view asked, std::string_view otherwise) {
  return std::string{leads_to_staff_page(asked) ? asked : otherwise};
}

Response go_in(const Visit& visit, const StepResult& result, const std::string& way_on) {
  Response response = see_other(way_on);
  set_cookie(response, visit.firm, "staff", *result.session_cookie, kStaffLifetime);
  return response;
}

}  // namespace

const AccountSide kStaffSide{.kind = AccountKind::staff,
                             .start = "/admin/sign-in",
                             .start_by = "next",
                             .code = "/admin/sign-in/code",
                             .set_up = "/admin/sign-in/set-up",
                             .account = "/admin/account",
                             .home = kDashboard,
                             .page = account_page,
                             .find_half = half_of_cookie,
                             .way_back = staff_way_back,
                             .go_in = go_in};

const char* role_words(Role role) {
  return role == Role::admin ? "As an administrator you also see to staff and settings."
                             : "You see all clients and their work.";
}

std::string way_on(std::string_view next) {
  return staff_way_back(next, kDashboard);
}

}  // namespace latchkey::admin
