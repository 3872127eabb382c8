#include "core/domain/recovery_codes.hpp"

#include "core/base/passkey.hpp"
#include "core/base/recovery_code.hpp"
#include "core/domain/account_notice.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/second_factor.hpp"

namespace latchkey {
namespace {

Bytes32 hash_of(const Keyring& keys, FirmId firm, const AccountId& account, std::string_view code) {
  return keys.mac(Purpose::recovery_code,
                  std::to_string(firm.value) + "|" + account.text() + "|" + std::string{code});
}

/// Whose set it is and until when, in front of the sealed codes.
std::string head_of(FirmId firm, const AccountId& account) {
  return std::to_string(firm.value) + "|" + account.text() + "|";
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(' ');
    parts.emplace_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

RecoverySet make_recovery_set(const Keyring& keys, Random& random, FirmId firm,
                              const AccountId& account, Time now) {
  RecoverySet set;
  std::string plain = head_of(firm, account) + sql_time(now + kRecoverySetLifetime);
  for (int i = 0; i < kRecoveryCodes; ++i) {
    set.codes.push_back(make_recovery_code(random));
    plain += (i == 0 ? "|" : " ") + set.codes.back();
  }
  set.sealed = base64url(keys.seal(Purpose::recovery_code, plain, random));
  return set;
}

std::optional<RecoverySet> open_recovery_set(const Keyring& keys, FirmId firm,
                                             const AccountId& account, std::string_view sealed,
                                             Time now) {
  auto bytes = read_base64url(sealed);
  auto plain = bytes ? keys.open(Purpose::recovery_code, *bytes) : std::nullopt;
  const std::string head = head_of(firm, account);
  if (!plain || !plain->starts_with(head)) return std::nullopt;
  const std::string_view rest = std::string_view{*plain}.substr(head.size());
  const auto middle = rest.find('|');
  if (parse_sql_time(rest.substr(0, middle)) <= now) return std::nullopt;
  return RecoverySet{split(rest.substr(middle + 1)), std::string{sealed}};
}

bool has_recovery_set(Database& db, const Keyring& keys, FirmId firm, const AccountId& account,
                      const RecoverySet& set) {
  return db
      .find_value<int>(
          "SELECT 1 FROM login_recovery_codes WHERE firm_id = ? AND contact_id = ? "
          "AND staff_id = ? AND code_hash = ?",
          {firm, account.contact, account.staff, hash_of(keys, firm, account, set.codes.front())})
      .has_value();
}

bool keep_recovery_set(Database& db, const Keyring& keys, Random& random, FirmId firm,
                       const ActingAccount& by, const RecoverySet& set, Time now) {
  return db.transaction([&] {
    auto factor = lock_second_factor(db, firm, by.id);
    if (!factor || !factor->on()) return false;
    // Pressed twice: the set is there already, perhaps with codes that were used since.
    if (has_recovery_set(db, keys, firm, by.id, set)) return true;
    if (factor->recovery_codes > 0) tell_of_changed_second_factor(db, random, firm, by, now);
    forget_recovery_codes(db, firm, by.id);
    for (const std::string& code : set.codes) {
      db.execute(
          "INSERT INTO login_recovery_codes (firm_id, contact_id, staff_id, code_hash, created_at) "
          "VALUES (?, ?, ?, ?, ?)",
          {firm, by.id.contact, by.id.staff, hash_of(keys, firm, by.id, code), now});
    }
    record(db, keys, firm,
           {.action = by.id.action("recovery_codes_made"),
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.number(),
            .detail = ""},
           now);
    return true;
  });
}

bool use_recovery_code(Database& db, const Keyring& keys, FirmId firm, const AccountId& account,
                       std::string_view typed, Time now) {
  auto code = read_recovery_code(typed);
  if (!code) return false;
  return db.execute(
             "UPDATE login_recovery_codes SET used_at = ? WHERE firm_id = ? AND contact_id = ? "
             "AND staff_id = ? AND code_hash = ? AND used_at IS NULL",
             {now, firm, account.contact, account.staff, hash_of(keys, firm, account, *code)}) == 1;
}

void forget_recovery_codes(Database& db, FirmId firm, const AccountId& account) {
  db.execute(
      "DELETE FROM login_recovery_codes WHERE firm_id = ? AND contact_id = ? AND staff_id = ?",
      {firm, account.contact, account.staff});
}

}  // namespace latchkey
