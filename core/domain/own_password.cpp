#include "core/domain/own_password.hpp"

#include "core/base/password_strength.hpp"
#include "core/base/utf8.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {

OwnPasswordResult check_own_password(Database& db, const Keyring& keys, const PasswordGate& gate,
                                     FirmId firm, const AccountId& account,
                                     std::string_view password, Time now) {
  const std::string subject = account.text();
  if (auto wait = count_or_wait(db, keys, firm, limited::kFailedOwnPassword, subject, now)) {
    return {OwnPassword::wait, *wait};
  }
  auto hash = db.find_value<std::string>(account.select("password_hash"), {firm, account.number()});
  {
    PasswordGate::Slot slot{gate};
    if (!hash || !verify_password(*hash, password)) return {OwnPassword::wrong};
  }
  forget_count(db, keys, firm, limited::kFailedOwnPassword, subject);
  return {count_code_points(password) < kLeastPasswordLength ? OwnPassword::right_but_short
                                                             : OwnPassword::right};
}

}  // namespace latchkey
