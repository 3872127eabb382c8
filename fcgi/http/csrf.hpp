#pragma once
#include <string>
#include <string_view>

#include "core/base/secret.hpp"
#include "fcgi/http/request.hpp"

namespace latchkey {

/// What a form's hidden `csrf` is bound to: who is signed in together with the visit cookie that
/// every browser gets, so that a page stays good when its person signs in anew; else the session or
/// that cookie alone. `area` ("client", "staff") keeps the two kinds of pages
/// apart.
std::string csrf_value(const Keyring& keys, std::string_view area, std::string_view bound_to);

/// True when `value` was made for `bound_to`; false for an empty one.
bool csrf_fits(const Keyring& keys, std::string_view area, std::string_view bound_to,
               std::string_view value);

/// What the browser says of where a POST comes from (Fetch Metadata, Origin): false where it says
/// another site. A browser that says nothing is believed by its csrf value alone; "null" is what
/// browsers send under Referrer-Policy: no-referrer.
bool comes_from_here(const Request& request, std::string_view base_url);

}  // namespace latchkey
