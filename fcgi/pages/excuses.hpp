#pragma once
#include "core/domain/client_work.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/page.hpp"
#include "fcgi/http/route.hpp"

// What a client says instead of answering: its block on the request's page, and its two posts.

namespace latchkey {

/// POST /work/{work}/requests/{request}/excuse: fields excuse, until_on, note
Response make_excuse_page(Services& services, const Visit& visit);
/// POST …/excuse/withdraw
Response withdraw_excuse_page(Services& services, const Visit& visit);

/// The choices, or what was said and waits; nothing on completed work or a request that is done.
/// `refused`: the form that came back.
void fill_excuse(Block& body, Include place, Services& services, const Visit& visit,
                 const RequestView& view, WorkItemId work, const Form* refused);
/// Why it was sent back, and by whom, where it was and is not done yet.
void fill_returned(Block& body, Include place, Services& services, const Visit& visit,
                   const RequestView& view, WorkItemId work);

}  // namespace latchkey
