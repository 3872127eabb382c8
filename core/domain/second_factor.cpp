#include "core/domain/second_factor.hpp"

#include "core/base/passkey.hpp"
#include "core/base/totp.hpp"
#include "core/domain/account_notice.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/own_password.hpp"
#include "core/domain/passkeys.hpp"
#include "core/domain/recovery_codes.hpp"

namespace latchkey {
namespace {

/// Whose offer it is, in front of the sealed time and secret.
std::string head_of(FirmId firm, const AccountId& account) {
  return "offer|" + std::to_string(firm.value) + "|" + account.text() + "|";
}

void forget_totp(Database& db, FirmId firm, const AccountId& account) {
  db.execute(account.update("totp_secret = NULL, totp_since = NULL, totp_last_step = NULL"),
             {firm, account.number()});
}

std::optional<SecondFactor> find_factor(Database& db, FirmId firm, const AccountId& account,
                                        std::string_view lock) {
  return db.find(
      account.select("totp_since, (SELECT COUNT(*) FROM passkeys p WHERE p.firm_id = ? "
                     "AND p.contact_id = ? AND p.staff_id = ?), (SELECT COUNT(*) "
                     "FROM login_recovery_codes r WHERE r.firm_id = ? AND r.contact_id = ? "
                     "AND r.staff_id = ? AND r.used_at IS NULL)") +
          std::string{lock},
      {firm, account.contact, account.staff, firm, account.contact, account.staff, firm,
       account.number()},
      [](Row& row) {
        return SecondFactor{row.get<std::optional<Time>>(), row.get<int>(), row.get<int>()};
      });
}

/// The new secret and the step of the code that showed it, so that this code is used up.
bool write_totp(Database& db, const Keyring& keys, Random& random, FirmId firm,
                const AccountId& account, const TotpOffer& offer, std::uint64_t step,
                const char* condition, Time now) {
  const std::string sealed = keys.seal(Purpose::totp_secret, offer.secret, random);
  return db.execute(account.update("totp_secret = ?, totp_since = ?, totp_last_step = ?") +
                        std::string{condition},
                    {sealed, now, step, firm, account.number()}) == 1;
}

}  // namespace

std::optional<SecondFactor> find_second_factor(Database& db, FirmId firm,
                                               const AccountId& account) {
  return find_factor(db, firm, account, "");
}

std::optional<SecondFactor> lock_second_factor(Database& db, FirmId firm,
                                               const AccountId& account) {
  // First the row, then what it counts: passkeys are added and removed under its lock.
  if (!db.find_value<int>(account.select("1") + " FOR UPDATE", {firm, account.number()})) {
    return std::nullopt;
  }
  return find_factor(db, firm, account, "");
}

bool must_have_second_factor(const Firm& firm, const AccountId& account) {
  return account.of_staff() || firm.second_factor_required;
}

TotpOffer make_totp_offer(const Keyring& keys, Random& random, FirmId firm,
                          const AccountId& account, Time now) {
  TotpOffer offer{make_totp_secret(random), {}};
  const std::string plain =
      head_of(firm, account) + sql_time(now + kTotpOfferLifetime) + "|" + offer.secret;
  offer.sealed = base64url(keys.seal(Purpose::totp_secret, plain, random));
  return offer;
}

std::optional<TotpOffer> open_totp_offer(const Keyring& keys, FirmId firm, const AccountId& account,
                                         std::string_view sealed, Time now) {
  auto bytes = read_base64url(sealed);
  auto plain = bytes ? keys.open(Purpose::totp_secret, *bytes) : std::nullopt;
  const std::string head = head_of(firm, account);
  if (!plain || !plain->starts_with(head)) return std::nullopt;
  const std::string_view rest = std::string_view{*plain}.substr(head.size());
  const auto middle = rest.find('|');
  if (parse_sql_time(rest.substr(0, middle)) <= now) return std::nullopt;
  return TotpOffer{std::string{rest.substr(middle + 1)}, std::string{sealed}};
}

TurnOnOutcome take_totp_offer(Database& db, const Keyring& keys, Random& random, FirmId firm,
                              const AccountId& account, const TotpOffer& offer,
                              std::string_view code, Time now) {
  auto step = match_totp(offer.secret, code, now, 0);
  if (!step) return TurnOnOutcome::wrong_code;
  const bool taken =
      write_totp(db, keys, random, firm, account, offer, *step, " AND totp_since IS NULL", now);
  return taken ? TurnOnOutcome::turned_on : TurnOnOutcome::already_on;
}

TurnOnOutcome turn_on_totp(Database& db, const Keyring& keys, Random& random, FirmId firm,
                           const ActingAccount& by, const TotpOffer& offer, std::string_view code,
                           Time now) {
  return db.transaction([&] {
    auto outcome = take_totp_offer(db, keys, random, firm, by.id, offer, code, now);
    if (outcome != TurnOnOutcome::turned_on) return outcome;
    tell_of_changed_second_factor(db, random, firm, by, now);
    record(db, keys, firm,
           {.action = by.id.action("totp_turned_on"),
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.number(),
            .detail = ""},
           now);
    return outcome;
  });
}

WeakenResult turn_off_totp(Database& db, const Keyring& keys, Random& random,
                           const PasswordGate& gate, const Firm& firm, const ActingAccount& by,
                           std::string_view password, Time now) {
  auto own = check_own_password(db, keys, gate, firm.id, by.id, password, now);
  if (own.outcome == OwnPassword::wait) return {WeakenOutcome::wait, own.wait};
  if (own.outcome == OwnPassword::wrong) return {WeakenOutcome::wrong_password};
  return db.transaction([&]() -> WeakenResult {
    auto factor = lock_second_factor(db, firm.id, by.id);
    if (!factor || !factor->totp_since) return {WeakenOutcome::not_there};
    const bool last = factor->passkeys == 0;
    if (last && must_have_second_factor(firm, by.id)) return {WeakenOutcome::required};
    if (last && own.outcome == OwnPassword::right_but_short) {
      return {WeakenOutcome::short_password};
    }
    forget_totp(db, firm.id, by.id);
    if (last) forget_recovery_codes(db, firm.id, by.id);
    tell_of_changed_second_factor(db, random, firm.id, by, now);
    record(db, keys, firm.id,
           {.action = by.id.action("totp_turned_off"),
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.number(),
            .detail = ""},
           now);
    return {WeakenOutcome::done};
  });
}

ReplaceResult replace_totp(Database& db, const Keyring& keys, Random& random,
                           const PasswordGate& gate, FirmId firm, const ActingAccount& by,
                           const TotpOffer& offer, std::string_view code, std::string_view password,
                           Time now) {
  auto own = check_own_password(db, keys, gate, firm, by.id, password, now);
  if (own.outcome == OwnPassword::wait) return {ReplaceOutcome::wait, own.wait};
  if (own.outcome == OwnPassword::wrong) return {ReplaceOutcome::wrong_password};
  auto step = match_totp(offer.secret, code, now, 0);
  if (!step) return {ReplaceOutcome::wrong_code};
  return db.transaction([&]() -> ReplaceResult {
    if (!write_totp(db, keys, random, firm, by.id, offer, *step, " AND totp_since IS NOT NULL",
                    now)) {
      return {ReplaceOutcome::not_there};
    }
    tell_of_changed_second_factor(db, random, firm, by, now);
    record(db, keys, firm,
           {.action = by.id.action("totp_replaced"),
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.number(),
            .detail = ""},
           now);
    return {ReplaceOutcome::replaced};
  });
}

void forget_second_factor(Database& db, FirmId firm, const AccountId& account) {
  forget_totp(db, firm, account);
  forget_recovery_codes(db, firm, account);
  forget_passkeys(db, firm, account);
}

}  // namespace latchkey
