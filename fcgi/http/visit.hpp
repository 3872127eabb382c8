#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/secret.hpp"
#include "core/domain/device.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/session.hpp"
#include "fcgi/http/request.hpp"
#include "fcgi/http/urlencoded.hpp"

namespace latchkey {

/// What stood in the places of a route's pattern: {"work", "12"}. Names are those of the pattern.
using PathParts = std::vector<std::pair<std::string_view, std::string>>;

/// One request with all that is known of who sent it, made by dispatch and const for the handler.
struct Visit {
  const Request& request;
  Time now;
  Firm firm;
  PathParts parts;
  NameValues query;
  NameValues form;  // of a plain POST, its csrf checked already; empty for uploads

  Browser browser;  // of a client; its device where it is a known one
  std::optional<Device> device;
  bool device_refused = false;            // its cookie came from another kind of browser
  std::optional<ContactSession> session;  // of a contact
  std::optional<Binding> binding;         // of the session to the path's work item
  bool reaches_work = false;              // the session may see something of that work item
  std::optional<StaffSession> staff;      // on staff's pages
  std::optional<HalfSession> half;  // there: the password was right, the second step is to come
  std::string csrf;                 // for the forms of the page
  /// Of a plain POST: the page that it came from was made before the session that is there now
  /// began, in another tab. It cannot have said whose session it would replace.
  bool page_is_older_than_session = false;
  /// Of an upload, whose handler reads the body itself: does this csrf fit?
  std::function<bool(std::string_view)> csrf_holds;

  /// The part as a number; routes accept nothing else in a place of this kind.
  template <class AnyId>
  AnyId id(std::string_view name) const {
    return AnyId{number(name)};
  }
  /// Going on as `contact` would sign somebody else out, of whom the page did not tell.
  bool replaces_silently(ContactId contact) const {
    return page_is_older_than_session && session && session->contact != contact;
  }
  /// The text of a part, such as a token.
  const std::string& part(std::string_view name) const;
  /// The first value of a name in the query; empty where there is none.
  std::string_view asked(std::string_view name) const;

 private:
  std::uint64_t number(std::string_view name) const;
};

}  // namespace latchkey
