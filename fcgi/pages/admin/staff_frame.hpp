#pragma once
#include <string_view>

#include "fcgi/http/page.hpp"
#include "fcgi/http/page_parts.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// Where a staff page stands in the navigation.
enum class Desk {
  nowhere,
  dashboard,
  review,
  work,
  clients,
  contacts,
  templates,
  activity,
  staff,
  settings,
  account
};

/// A staff page in its frame. `title` without the firm's name.
Page staff_page(Services& services, const Visit& visit, TemplateFile body, std::string_view title,
                Desk at = Desk::nowhere);

Response staff_error_page(Services& services, const Visit& visit, const HttpError& error);

/// For who is not signed in: to the sign-in page, and back to where they were afterwards.
Response to_staff_door(const Visit& visit);

}  // namespace latchkey
