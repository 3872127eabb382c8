#include <iomanip>
#include <ostream>

#include "fcgi/routes.hpp"

namespace latchkey {
namespace {

std::string_view words(Access access) {
  switch (access) {
    case Access::machine:
      return "machine";
    case Access::anyone:
      return "anyone";
    case Access::contact:
      return "contact";
    case Access::bound:
      return "contact with the work";
    case Access::login:
      return "contact with a login";
    case Access::anyone_at_staff_door:
      return "anyone (staff's door)";
    case Access::member:
      return "staff";
    case Access::admin:
      return "staff, admins";
  }
  return "";
}

}  // namespace

void print_routes(std::ostream& out) {
  for (const Route& route : routes()) {
    out << std::left << std::setw(5) << (route.method == Method::post ? "POST" : "GET")
        << std::setw(23) << words(route.access) << route.pattern
        << (route.body != Body::form ? "  (files)" : "") << '\n';
  }
}

}  // namespace latchkey
