#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/work/bulk: what would become of the ticked work, in numbers. The query: `do` (assign,
/// status, send), `to` (a colleague), `status`, `work` once for each, and `back` (the list's
/// query).
Response show_bulk(Services& services, const Visit& visit);
/// POST /admin/work/bulk, with the same fields and the page's `token`
Response make_bulk_page(Services& services, const Visit& visit);
/// GET /admin/work/bulk/{bulk}: what became of each
Response show_bulk_change(Services& services, const Visit& visit);
/// POST /admin/work/bulk/{bulk}/undo
Response undo_bulk_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
