#pragma once
#include <string>

#include "core/domain/answers.hpp"
#include "core/domain/client_work.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// What came back of the request's page: a form that was refused, with what was typed.
struct RefusedEntry {
  const Form* answer = nullptr;               // with the errors of the answer
  const TypedAnswer* typed_answer = nullptr;  // and what was typed, where `answer` is set
  const Form* comment = nullptr;
  const Form* excuse = nullptr;
  std::string files{};  // why an upload was refused
  int status = 422;
};

/// A client's page of one request. Throws HttpError 404 where it is not theirs to see.
Response request_page(Services& services, const Visit& visit, const RefusedEntry& refused = {});
/// The same, of what was found already.
Response request_page(Services& services, const Visit& visit,
                      const std::optional<RequestView>& view, const RefusedEntry& refused);

}  // namespace latchkey
