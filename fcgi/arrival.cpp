#include "fcgi/arrival.hpp"

#include <algorithm>

#include "core/base/clock.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/http/csrf.hpp"
#include "fcgi/http/urlencoded.hpp"
#include "fcgi/http/user_agent.hpp"

namespace latchkey {
namespace {

/// The longest plain form: two texts of 10,000 characters of four bytes, percent-encoded.
constexpr std::size_t kMaxFormBytes = 256 * 1024;

std::optional<TokenHash> hashed(const Keyring& keys, Purpose purpose,
                                const std::optional<Token>& token) {
  if (!token) return std::nullopt;
  return keys.hash(purpose, *token);
}

Browser browser_of(const Keyring& keys, const Request& request) {
  UserAgent agent = read_user_agent(request.user_agent, request.accept_language);
  return {.device = {},
          .fingerprint = keys.mac(Purpose::fingerprint, stable_text(agent)),
          .description = describe(agent),
          .ip = request.peer};
}

WorkItemId work_item_of(const Match& found) {
  if (!found.route || found.route->access != Access::bound) return {};
  for (const auto& [name, value] : found.parts) {
    if (name == "work") return WorkItemId{std::stoull(value)};
  }
  return {};
}

bool is_staff_side(std::string_view path) {
  return path == "/admin" || path.starts_with("/admin/");
}

Visit new_visit(Services& services, const Request& request, const Match& found) {
  Visit visit{.request = request,
              .now = services.clock.now(),
              .firm = {},
              .parts = found.parts,
              .query = parse_urlencoded(request.query).pairs,
              .form = {},
              .browser = browser_of(services.keys, request),
              .device = {},
              .device_refused = {},
              .session = {},
              .binding = {},
              .reaches_work = false,
              .staff = {},
              .half = {},
              .csrf = {},
              .csrf_holds = {}};
  return visit;
}

bool resume_as_client(Services& services, const BrowserCookies& cookies, const Match& found,
                      Visit& visit) {
  auto visitor = resume_client(services.database, visit.request.firm,
                               hashed(services.keys, Purpose::device_token, cookies.device),
                               hashed(services.keys, Purpose::session_token, cookies.session),
                               visit.browser.fingerprint, work_item_of(found), visit.now);
  if (!visitor) return false;
  visit.firm = std::move(visitor->firm);
  visit.device = visitor->device;
  visit.device_refused = visitor->device_refused;
  if (visitor->device) {
    visit.browser.device = visitor->device->id;
  } else if (cookies.visit) {
    visit.browser.becomes = Token::parse(
        base64url(as_text(services.keys.mac(Purpose::device_of_visit, cookies.visit->text()))));
  }
  visit.session = visitor->session;
  visit.binding = visitor->binding;
  visit.reaches_work = visitor->reaches_work;
  return true;
}

bool resume_as_staff(Services& services, const BrowserCookies& cookies, Visit& visit) {
  auto visitor =
      resume_staff(services.database, visit.request.firm,
                   hashed(services.keys, Purpose::session_token, cookies.staff), visit.now);
  if (!visitor) return false;
  visit.firm = std::move(visitor->firm);
  visit.staff = visitor->session;
  visit.half = visitor->half;
  return true;
}

}  // namespace

std::optional<ArrivedRequest> arrive(Services& services, const Request& request,
                                     const Match& found) {
  // Which names count is known with the firm, which is read together with what they name.
  BrowserCookies cookies = BrowserCookies::read(request.cookie, true);
  ArrivedRequest arrival{.visit = new_visit(services, request, found),
                         .staff_side = is_staff_side(request.path),
                         .session_binder = {},
                         .person_binder = {},
                         .visit_binder = {},
                         .new_visit_cookie = {}};
  Visit& visit = arrival.visit;
  auto resume = [&] {
    return arrival.staff_side ? resume_as_staff(services, cookies, visit)
                              : resume_as_client(services, cookies, found, visit);
  };
  if (!resume()) return std::nullopt;
  if (cookies.bare && visit.firm.secure()) {
    cookies = BrowserCookies::read(request.cookie, false);
    visit.browser.device.reset();
    visit.browser.becomes.reset();
    if (!resume()) return std::nullopt;
  }
  if (visit.session) arrival.session_binder = cookies.session->text();
  if (visit.staff) arrival.session_binder = cookies.staff->text();
  if (cookies.visit) {
    arrival.visit_binder = cookies.visit->text();
  } else {
    arrival.new_visit_cookie = Token::make(services.random);
  }
  if (cookies.visit && visit.session) {
    arrival.person_binder =
        arrival.visit_binder + " contact " + std::to_string(visit.session->contact.value);
  }
  if (cookies.visit && visit.staff) {
    arrival.person_binder =
        arrival.visit_binder + " staff " + std::to_string(visit.staff->staff.value);
  }
  // Tabs that begin side by side without a visit cookie have the session in common.
  std::string bound_to = arrival.person_binder;
  if (bound_to.empty()) bound_to = arrival.session_binder;
  if (bound_to.empty()) {
    bound_to = cookies.visit ? arrival.visit_binder : arrival.new_visit_cookie->text();
  }
  visit.csrf = csrf_value(services.keys, arrival.area(), bound_to);
  return arrival;
}

Visit machine_visit(Services& services, const Request& request) {
  return new_visit(services, request, Match{});
}

NameValues read_plain_form(const Request& request) {
  if (!request.content_type.starts_with("application/x-www-form-urlencoded")) {
    throw HttpError{415, "That could not be read",
                    "The form was sent in a way that is not known "
                    "here. Nothing was changed."};
  }
  if (request.content_length > kMaxFormBytes) {
    throw HttpError{413, "That is too long",
                    "You sent more text than fits here. Nothing was saved; please shorten it."};
  }
  std::string body(static_cast<std::size_t>(request.content_length), '\0');
  std::size_t length = 0;
  while (length < body.size()) {
    std::size_t read = request.read_body(std::span{body}.subspan(length));
    if (read == 0) break;
    length += read;
  }
  if (length < body.size()) {
    throw HttpError{400, "That arrived incomplete",
                    "The connection broke before everything was here. Nothing was saved; please "
                    "send it again."};
  }
  Urlencoded form = parse_urlencoded(body, {.bytes = kMaxFormBytes, .pairs = 200});
  if (form.error != UrlencodedError::none) {
    throw HttpError{400, "That could not be read", std::string{explain(form.error)}};
  }
  return std::move(form.pairs);
}

void finish(const ArrivedRequest& arrival, Response& response) {
  // What caches keep for everybody (the colours) carries nobody's cookie.
  const bool for_everybody = std::ranges::any_of(response.headers, [](const auto& header) {
    return header.first == "Cache-Control" && header.second.starts_with("public");
  });
  if (arrival.new_visit_cookie && !for_everybody) {
    set_cookie(response, arrival.visit.firm, "visit", *arrival.new_visit_cookie, std::nullopt);
  }
}

}  // namespace latchkey
