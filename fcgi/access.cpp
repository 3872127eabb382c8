#include "fcgi/access.hpp"

namespace latchkey {

bool lets_in(const Visit& visit, Access access) {
  switch (access) {
    case Access::machine:
    case Access::anyone:
    case Access::anyone_at_staff_door:
      return true;
    case Access::contact:
      return visit.session.has_value();
    case Access::bound:
      return visit.session && visit.reaches_work;
    case Access::login:
      return visit.session && visit.session->kind == SessionKind::login;
    case Access::admin:
      return visit.staff && visit.staff->role == Role::admin;
    case Access::member:
      return visit.staff.has_value();
  }
  return false;
}

}  // namespace latchkey
