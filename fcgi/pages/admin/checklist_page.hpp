#pragma once
#include "fcgi/http/form.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// What a checklist's page comes back with when something on it was refused.
struct RefusedOnChecklist {
  const Form* request = nullptr;     // the form for one more request
  const Form* section = nullptr;     // the form of headings
  std::vector<FieldError> errors{};  // of the page as a whole
  int status = 422;
};

/// Staff's page of one checklist. Throws HttpError 404 where it is not the firm's.
Response checklist_page(Services& services, const Visit& visit,
                        const RefusedOnChecklist& refused = {});

}  // namespace latchkey::admin
