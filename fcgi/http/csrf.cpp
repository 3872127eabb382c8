#include "fcgi/http/csrf.hpp"

namespace latchkey {

std::string csrf_value(const Keyring& keys, std::string_view area, std::string_view bound_to) {
  return base64url(
      as_text(keys.mac(Purpose::csrf, std::string{area} + "|" + std::string{bound_to})));
}

bool csrf_fits(const Keyring& keys, std::string_view area, std::string_view bound_to,
               std::string_view value) {
  return !bound_to.empty() && equal_in_constant_time(csrf_value(keys, area, bound_to), value);
}

bool comes_from_here(const Request& request, std::string_view base_url) {
  const std::string& site = request.sec_fetch_site;
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  return request.origin.empty() || request.origin == "null" || request.origin == base_url;
}

}  // namespace latchkey
