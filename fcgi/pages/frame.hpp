#pragma once
#include <string_view>

#include "fcgi/http/page.hpp"
#include "fcgi/http/page_parts.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// Where a client's page stands in the navigation.
enum class At { nowhere, work, documents, devices, account, log_in, help };

/// A client's page in its frame: the firm's name and colour, the navigation of who is signed in,
/// csrf for its forms. `title` without the firm's name.
Page client_page(Services& services, const Visit& visit, TemplateFile body, std::string_view title,
                 At at = At::nowhere);

/// A plain page for a refusal or a fault, in the firm's frame.
Response error_page(Services& services, const Visit& visit, const HttpError& error);

}  // namespace latchkey
