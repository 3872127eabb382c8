#pragma once
#include <vector>

#include "fcgi/http/form.hpp"
#include "fcgi/http/page.hpp"

namespace latchkey {

/// The error summary above a form that came back, each line leading to its field.
void summarise_errors(Page& page, const std::vector<FieldError>& errors);

/// Says what was just done, above the page. The notice itself, for a button in it.
Block say(Page& page, std::string_view words);
/// One way onward in that notice.
void link(Block& notice, const std::string& url, std::string_view label);

}  // namespace latchkey
