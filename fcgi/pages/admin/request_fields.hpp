#pragma once
#include <string>
#include <vector>

#include "core/base/block.hpp"
#include "core/domain/request_fields.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/visit.hpp"

// The fields of a request as staff write one: on a checklist's page, on the request's own, and in
// templates.

namespace latchkey::admin {

/// What was posted, as it was typed: what fits is the domain's to say.
RequestForm read_request_form(const Visit& visit);

/// What the fields show.
struct RequestFields {
  RequestForm typed{};
  std::vector<std::string> sections{};  // to choose from
  const Form* refused = nullptr;
  bool by_days = false;  // of a template: due so many days after the start, or before it
};

/// Into an included admin/requests/fields.tpl.
void fill_request_fields(Block fields, const RequestFields& shown);

/// A kept request as its form shows it.
RequestForm form_of(const std::string& title, const std::string& description,
                    const std::string& due_on, RequestKind kind, bool required,
                    const std::string& section, const std::string& details);

/// "Yes or no", "A short form".
const char* kind_words(RequestKind kind);

}  // namespace latchkey::admin
