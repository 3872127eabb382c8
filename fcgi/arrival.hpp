#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "fcgi/http/response.hpp"
#include "fcgi/http/route.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// A request after the database said who sent it.
struct ArrivedRequest {
  Visit visit;
  bool staff_side;  // below /admin: staff's cookies and frame
  std::string
      session_binder;         // what csrf may be bound to: the session's cookie, where it is alive,
  std::string person_binder;  // who is signed in together with the visit cookie,
  std::string visit_binder;   // and that cookie alone
  std::optional<Token> new_visit_cookie;  // to be set: the browser has none

  std::string_view area() const { return staff_side ? "staff" : "client"; }
};

/// Resumes firm, device and session by the cookies, in one SELECT. Empty: there is no such firm, or
/// it is suspended.
std::optional<ArrivedRequest> arrive(Services& services, const Request& request,
                                     const Match& found);

/// For Access::machine: no firm, no cookies.
Visit machine_visit(Services& services, const Request& request);

/// The pairs of an application/x-www-form-urlencoded body. Throws HttpError where it is too long,
/// damaged or of another kind.
NameValues read_plain_form(const Request& request);

/// Adds what every answer to this visitor carries.
void finish(const ArrivedRequest& arrival, Response& response);

}  // namespace latchkey
