#pragma once
#include "fcgi/pages/account_side.hpp"

namespace latchkey {

/// An account's recovery codes: /account/recovery-codes. The page shows a new set, which counts
/// once its owner says that it is saved.
Response show_recovery_codes(Services& services, const Visit& visit, const AccountSide& side);
Response keep_recovery_codes_page(Services& services, const Visit& visit, const AccountSide& side);
/// The set of that page as a text file.
Response download_recovery_codes(Services& services, const Visit& visit, const AccountSide& side);

}  // namespace latchkey
