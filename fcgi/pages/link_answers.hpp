#pragma once
#include <string>

#include "core/base/block.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/magic_link.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

// What the pages of mailed URLs have in common, whether a magic link or a PIN opens them.

namespace latchkey {

/// What is still asked for in a work item.
struct AskedFor {
  std::uint64_t count = 0;     // open requests
  std::optional<Date> due_on;  // the nearest of their due dates
};
AskedFor asked_for(const WorkView& work);

/// This browser is signed in as another contact, whose session would be replaced.
bool other_session(const Visit& visit, const LinkView& link);

/// Why the link does not open here, and the way on. `link` null: we do not know it.
Response elsewhere_page(Services& services, const Visit& visit, const LinkView* link,
                        const std::string& send_path);

/// The refusal where the firm alone can help.
HttpError withdrawn();

/// **Send Access Link**, and to `sent_path`. Throws HttpError 429 or 410 with the reason.
Response mail_access_link(Services& services, const Visit& visit, const LinkView& link,
                          std::string sent_path);

/// "Look in your inbox".
Response sent_page(Services& services, const Visit& visit, const LinkView& link,
                   const std::string& again_path);

}  // namespace latchkey
