#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "fcgi/http/request.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// Who may use a route.
enum class Access {
  machine,               // monitoring, and nginx's own questions: no firm, no cookie
  anyone,                // with the firm's pages
  contact,               // a contact's session on its device
  bound,                 // the same, and it reaches the work item {work} of the path: the device
                         // holds it, or it was sent to the contact of the login or the PIN
  login,                 // a contact who is signed in by login
  anyone_at_staff_door,  // staff's sign-in
  member,                // any member of staff
  admin,                 // of staff
};

/// How the body of a POST comes.
enum class Body {
  form,
  upload,          // with files
  may_have_files,  // one or the other
};

/// What a GET gives: a page to look at, or a file to download.
enum class Gives { page, file };

using Handler = Response (*)(Services&, const Visit&);

/// One row of the table of routes. In a pattern, {token} stands for a part of any text, every other
/// {name} for a number from 1 to 18 digits.
struct Route {
  Method method;  // get also answers HEAD
  std::string_view pattern;
  Access access;
  Handler handler;
  Body body = Body::form;
  Gives gives = Gives::page;
};

struct Match {
  const Route* route = nullptr;  // null: no page here
  PathParts parts;
  std::string allow;  // no route, but there are pages for these methods: "GET, HEAD, POST"
};

/// Finds the route of the path. HEAD counts as GET.
Match match(std::span<const Route> routes, Method method, std::string_view path);

}  // namespace latchkey
