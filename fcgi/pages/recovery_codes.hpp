#pragma once
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// A login's recovery codes: /account/recovery-codes. The page shows a new set, which counts once
/// the contact says that it is saved.
Response show_recovery_codes(Services& services, const Visit& visit);
Response keep_recovery_codes_page(Services& services, const Visit& visit);
/// The set of that page as a text file.
Response download_recovery_codes(Services& services, const Visit& visit);

}  // namespace latchkey
