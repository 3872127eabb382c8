#include "fcgi/fault_page.hpp"

#include "fcgi/http/page.hpp"
#include "fcgi/http/template_store.hpp"
#include "tpl/bare.hpp"
#include "tpl/errors/error.hpp"

namespace latchkey {
namespace {

/// The database is looked for again within so many seconds (security.md 25).
constexpr const char* kRetryAfter = "5";

HttpError words_of(int status) {
  switch (status) {
    case 404:
      return {404, "There is no portal here", "This address does not lead to a client portal."};
    case 503:
      return {503, "One moment, please",
              "The portal cannot reach its records right now. Nothing is lost. Please try again in "
              "a few seconds; if you were sending something, send it again."};
    default:
      return {500, "Something went wrong",
              "This is our fault, not yours, and it has been noted. Nothing was half saved. Please "
              "try again."};
  }
}

}  // namespace

Response fault_page(Services& services, int status, const std::string& request_id) {
  namespace t = tpl::errors_error;
  HttpError error = words_of(status);
  Page page{tpl::bare::kFile, tpl::bare::BODY, t::kFile};
  page.frame()
      .set(tpl::bare::TITLE, error.title)
      .set(tpl::bare::CSS_URL, services.templates.asset("app.css"))
      .set(tpl::bare::FAVICON_URL, services.templates.asset("favicon.svg"));
  page.body()
      .set(t::ERROR_TITLE, error.title)
      .set(t::ERROR_WHY, error.words)
      .set(t::REQUEST_ID, request_id);
  Response response = page.respond(services.templates, status);
  if (status == 503) response.header("Retry-After", kRetryAfter);
  return response;
}

}  // namespace latchkey
