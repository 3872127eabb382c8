#pragma once
#include <string>

#include "core/domain/request_editing.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// What the request's page comes back with when something on it was refused.
struct RefusedOnRequest {
  const Form* comment = nullptr;
  const Form* note = nullptr;  // with which something was sent back
  std::string files{};         // why an upload was refused
  std::string page{};          // why something else was
  int status = 422;

  bool any() const { return comment || note || !files.empty() || !page.empty(); }
};

/// The request of the path. Throws HttpError 404 where the firm has no such one on this checklist.
EditableRequest request_of_path(Services& services, const Visit& visit);

/// Staff's page of one request.
Response request_page(Services& services, const Visit& visit, const RefusedOnRequest& refused = {});

}  // namespace latchkey::admin
