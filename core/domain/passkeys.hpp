#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/passkey.hpp"
#include "core/domain/passkey_challenge.hpp"
#include "core/domain/second_factor.hpp"

namespace latchkey {

/// So many passkeys an account has at most: each device of a person's, twice over.
inline constexpr int kMostPasskeys = 20;
inline constexpr std::size_t kMostPasskeyName = 60;

/// A passkey as its owner's page lists it.
struct Passkey {
  PasskeyId id;
  std::string name;
  std::string credential_id;
  Time created_at;
  std::optional<Time> last_used_at;
};

/// The account's, the oldest first.
std::vector<Passkey> list_passkeys(Database& db, FirmId firm, const AccountId& account);

/// By what an authenticator knows the account, in place of a name: 32 bytes.
Bytes32 passkey_user(const Keyring& keys, FirmId firm, const AccountId& account);

enum class AddPasskeyOutcome {
  added,
  refused,   // it was not made here, now and for this browser's challenge
  known,     // somebody has this one already
  too_many,  // kMostPasskeys
};

/// What a browser made, as a page posted it.
struct PasskeyOffer {
  std::string_view challenge;
  std::string_view asked_by;  // the browser that the challenge was made for
  PasskeyCreation creation;
};

/// Adds it to the account, called `name` (1 to kMostPasskeyName characters).
AddPasskeyOutcome add_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                              const ActingAccount& by, const PasskeyOffer& offer,
                              std::string_view name, Time now);

/// False where the account has no such passkey.
bool name_passkey(Database& db, FirmId firm, const AccountId& account, PasskeyId passkey,
                  std::string_view name);

/// The owner's password must be right; with the last factor the recovery codes go too.
WeakenResult remove_passkey(Database& db, const Keyring& keys, Random& random,
                            const PasswordGate& gate, const Firm& firm, const ActingAccount& by,
                            PasskeyId passkey, std::string_view password, Time now);

/// Makes all of them worthless, in the caller's transaction.
void forget_passkeys(Database& db, FirmId firm, const AccountId& account);

/// Whose passkey it was that signed.
struct PasskeyOwner {
  AccountId account;
  std::string name;
};

/// Whose passkey signed the challenge here; its count goes on. Empty where nobody's did, or the
/// contact is deleted, or the member of staff deactivated. In the caller's transaction, which has
/// spent the challenge before.
std::optional<PasskeyOwner> use_passkey(Database& db, const Firm& firm, std::string_view challenge,
                                        const PasskeyAssertion& given, Time now);

}  // namespace latchkey
