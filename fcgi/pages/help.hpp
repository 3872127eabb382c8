#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /help: the firm's answers to what clients ask.
Response show_help(Services& services, const Visit& visit);
/// GET /help.pdf: the same, to keep.
Response download_help(Services& services, const Visit& visit);

}  // namespace latchkey
