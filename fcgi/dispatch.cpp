#include "fcgi/dispatch.hpp"

#include <algorithm>
#include <optional>

#include "core/base/log.hpp"
#include "core/db/database.hpp"
#include "fcgi/access.hpp"
#include "fcgi/arrival.hpp"
#include "fcgi/fault_page.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/http/csrf.hpp"
#include "fcgi/http/upload.hpp"
#include "fcgi/http/urlencoded.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/links.hpp"
#include "fcgi/routes.hpp"

namespace latchkey {
namespace {

/// A refusal in the frame that the visitor knows: staff's or a client's.
Response refusal(Services& services, const ArrivedRequest& arrival, const HttpError& error) {
  return arrival.staff_side ? staff_error_page(services, arrival.visit, error)
                            : error_page(services, arrival.visit, error);
}

/// The form is of a page that this person saw in this browser, in whichever session.
bool csrf_is_theirs(Services& services, const ArrivedRequest& arrival, std::string_view value) {
  return csrf_fits(services.keys, arrival.area(), arrival.session_binder, value) ||
         csrf_fits(services.keys, arrival.area(), arrival.person_binder, value);
}

/// It fits the visit cookie that the browser had before the session.
bool csrf_is_of_before(Services& services, const ArrivedRequest& arrival, std::string_view value) {
  return csrf_fits(services.keys, arrival.area(), arrival.visit_binder, value);
}

HttpError forged() {
  return {403, "This page has grown old",
          "What you sent came from a page that is no longer valid here, or your browser keeps no "
          "cookies for this site. Nothing was changed. Go back, load the page anew and try again."};
}

/// Reads and checks a plain form. Uploads are checked where they are read (fcgi/http/upload).
void read_form(Services& services, ArrivedRequest& arrival, const Route& route) {
  const Request& request = arrival.visit.request;
  if (!comes_from_here(request, arrival.visit.firm.base_url)) throw forged();
  if (route.body == Body::upload || (route.body == Body::may_have_files && is_upload(request))) {
    arrival.visit.csrf_holds = [&services, &arrival](std::string_view value) {
      return csrf_is_theirs(services, arrival, value) ||
             csrf_is_of_before(services, arrival, value);
    };
    return;
  }
  arrival.visit.form = read_plain_form(request);
  std::string_view csrf;
  for (const auto& [name, value] : arrival.visit.form) {
    if (name == "csrf" && csrf.empty()) csrf = value;
  }
  arrival.visit.page_is_older_than_session = !csrf_is_theirs(services, arrival, csrf);
  if (arrival.visit.page_is_older_than_session && !csrf_is_of_before(services, arrival, csrf)) {
    throw forged();
  }
}

/// Only a page that was read can be returned to; its path is one of our own routes.
Response to_login(const Visit& visit) {
  if (visit.request.method == Method::post) return see_other("/login?said=session-over");
  return see_other("/login?return=" + visit.request.path);
}

/// Who may go on; the answer for who may not.
std::optional<Response> turn_away(Services& services, const ArrivedRequest& arrival,
                                  const Route& route) {
  const Visit& visit = arrival.visit;
  if (lets_in(visit, route.access)) return std::nullopt;
  if (route.access == Access::login) return to_login(visit);
  if (!arrival.staff_side) return not_open_here(services, visit);
  if (!visit.staff) return to_staff_door(visit);
  throw HttpError{403, "For administrators",
                  "Only an administrator of your firm can do this. Nothing was changed."};
}

/// The page that was meant, where somebody typed a slash behind its address.
std::optional<Response> without_slash(const Request& request) {
  if (request.method != Method::get && request.method != Method::head) return std::nullopt;
  std::string_view path = request.path;
  if (!path.ends_with('/')) return std::nullopt;
  path.remove_suffix(1);
  if (path.empty() || path.ends_with('/')) return std::nullopt;
  if (!match(routes(), Method::get, path).route) return std::nullopt;
  return see_other(write_path(path));
}

/// The page above an address that only takes forms, where somebody opens that: a phone that loads
/// its tab again after a refused form does.
std::optional<Response> page_above(const Request& request, const Match& found) {
  if (found.allow.empty()) return std::nullopt;
  if (request.method != Method::get && request.method != Method::head) return std::nullopt;
  std::string_view path = request.path;
  while (path.size() > 1) {
    path = path.substr(0, std::max<std::size_t>(path.rfind('/'), 1));
    const Route* above = match(routes(), Method::get, path).route;
    if (above && above->gives == Gives::page) return see_other(write_path(path));
  }
  return std::nullopt;
}

Response wrong_way(Services& services, const ArrivedRequest& arrival, const Match& found) {
  Response response = refusal(services, arrival,
                              {405, "That does not work here",
                               "This address cannot be used in this way. Nothing was changed."});
  response.header("Allow", found.allow);
  return response;
}

Response answer(Services& services, ArrivedRequest& arrival, const Match& found) {
  try {
    if (!found.route) {
      if (auto page = without_slash(arrival.visit.request)) return std::move(*page);
      if (auto page = page_above(arrival.visit.request, found)) return std::move(*page);
      if (!found.allow.empty()) return wrong_way(services, arrival, found);
      throw HttpError{404, "There is no such page",
                      "The address may be mistyped, or the page is no longer there."};
    }
    if (auto away = turn_away(services, arrival, *found.route)) return std::move(*away);
    if (arrival.visit.request.method == Method::post) read_form(services, arrival, *found.route);
    return found.route->handler(services, arrival.visit);
  } catch (const HttpError& error) {
    return refusal(services, arrival, error);
  }
}

void log_fault(const Request& request, const std::exception& error, std::string_view route) {
  log::error("fault", {{"id", request.id}, {"route", std::string{route}}, {"what", error.what()}});
}

}  // namespace

Response dispatch(Services& services, const Request& request) {
  std::string route = "-";
  Response response;
  try {
    Match found = match(routes(), request.method, request.path);
    if (found.route) route = found.route->pattern;
    if (found.route && found.route->access == Access::machine) {
      response = found.route->handler(services, machine_visit(services, request));
    } else if (auto arrival = arrive(services, request, found)) {
      response = answer(services, *arrival, found);
      finish(*arrival, response);
    } else {
      response = fault_page(services, 404, request.id);
    }
  } catch (const DatabaseError& error) {
    bool away = error.kind() != DatabaseError::Kind::other &&
                error.kind() != DatabaseError::Kind::duplicate;
    log_fault(request, error, route);
    response = fault_page(services, away ? 503 : 500, request.id);
  } catch (const std::exception& error) {
    log_fault(request, error, route);
    response = fault_page(services, 500, request.id);
  }
  response.route = route;
  return response;
}

}  // namespace latchkey
