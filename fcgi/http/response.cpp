#include "fcgi/http/response.hpp"

#include <stdexcept>

namespace latchkey {

Response see_other(std::string path) {
  // "//host" and "/\host" would leave for another site; no route of ours begins so.
  if (path.empty() || path[0] != '/' || path.find_first_of("\\\r\n") != std::string::npos ||
      path.starts_with("//")) {
    throw std::logic_error("a redirect must go to a path of our own");
  }
  Response response;
  response.status = 303;
  response.header("Location", std::move(path));
  return response;
}

}  // namespace latchkey
