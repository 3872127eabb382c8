#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/account.hpp"

namespace latchkey {

/// A set of recovery codes that a page shows, before it counts. Nothing is kept of it until the
/// owner says that the codes are saved; until then the page itself carries them, sealed.
struct RecoverySet {
  std::vector<std::string> codes;  // kRecoveryCodes of them
  std::string sealed;              // base64url
};
inline constexpr std::chrono::hours kRecoverySetLifetime{1};

RecoverySet make_recovery_set(const Keyring& keys, Random& random, FirmId firm,
                              const AccountId& account, Time now);
/// Empty where it was not made for this account, or longer ago than kRecoverySetLifetime.
std::optional<RecoverySet> open_recovery_set(const Keyring& keys, FirmId firm,
                                             const AccountId& account, std::string_view sealed,
                                             Time now);

/// From now on these are the account's recovery codes, and those of before are worthless. False
/// where it has no second factor that they could stand in for. A set counts once: taken again, it
/// does not wake codes that were used meanwhile. Where codes of before stop working by it, the
/// owner is told by mail.
bool keep_recovery_set(Database& db, const Keyring& keys, Random& random, FirmId firm,
                       const ActingAccount& by, const RecoverySet& set, Time now);
/// Whether the set is the account's already: its button was pressed twice.
bool has_recovery_set(Database& db, const Keyring& keys, FirmId firm, const AccountId& account,
                      const RecoverySet& set);

/// Uses up the code, in the caller's transaction: true for one caller.
bool use_recovery_code(Database& db, const Keyring& keys, FirmId firm, const AccountId& account,
                       std::string_view typed, Time now);

/// Makes all of them worthless, in the caller's transaction.
void forget_recovery_codes(Database& db, FirmId firm, const AccountId& account);

}  // namespace latchkey
