#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "core/base/password.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/account.hpp"

namespace latchkey {

enum class OwnPassword {
  right,
  right_but_short,  // for a login without a second factor (kLeastPasswordLength)
  wrong,
  wait,  // too many wrong ones: it was not looked at
};

struct OwnPasswordResult {
  OwnPassword outcome;
  std::chrono::seconds wait{0};
};

/// Asks who is signed in for their password once more, before something that makes the
/// account weaker. Each try is counted against the account before the password is looked at, and
/// forgotten after a right one. Holds a slot of `gate` while it checks.
OwnPasswordResult check_own_password(Database& db, const Keyring& keys, const PasswordGate& gate,
                                     FirmId firm, const AccountId& account,
                                     std::string_view password, Time now);

}  // namespace latchkey
