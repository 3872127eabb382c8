#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/review: what came in. Query: queue (mine, all), kind, client, order (newest), page
Response show_review(Services& services, const Visit& visit);
/// POST /admin/review/accept: those ticked (field pick, repeated), or the one whose button was
/// pressed (field only)
Response accept_ticked_page(Services& services, const Visit& visit);
/// POST /admin/review/undo: takes back what one accepted; field undo (the moment of it)
Response undo_accept_page(Services& services, const Visit& visit);

/// POST CHECKLIST_REQUEST/accept and /excuse/accept; field seen. With the queue in the query it
/// leads to the next one.
Response accept_request_page(Services& services, const Visit& visit);
/// POST …/return and …/excuse/refuse; fields seen, note
Response return_request_page(Services& services, const Visit& visit);
/// POST …/seen; field seen
Response see_request_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
