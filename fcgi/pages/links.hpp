#pragma once
#include "core/domain/magic_link.hpp"
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /l/{token}: what the mailed URL opens. Changes nothing.
Response show_link(Services& services, const Visit& visit);
/// POST /l/{token}: **Open my requests**.
Response claim_link(Services& services, const Visit& visit);
/// POST /l/{token}/send: **Send Access Link**.
Response send_link(Services& services, const Visit& visit);
/// GET /l/{token}/sent
Response show_link_sent(Services& services, const Visit& visit);

/// What the mailed URL opens, of a link that was looked at already. The path's {token} leads its
/// forms.
Response link_page(Services& services, const Visit& visit, const LinkView& link);

/// For a page of work that this browser does not hold (any more): why, and the way on.
Response not_open_here(Services& services, const Visit& visit);
/// POST /work/{work}/send: **Send Access Link** for work that this browser held once.
Response send_for_work(Services& services, const Visit& visit);
/// GET /work/{work}/sent
Response show_work_sent(Services& services, const Visit& visit);

}  // namespace latchkey
