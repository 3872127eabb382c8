#include "core/domain/second_factor.hpp"

#include "core/base/passkey.hpp"
#include "core/base/totp.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/own_password.hpp"
#include "core/domain/recovery_codes.hpp"
#include "core/domain/second_factor_notice.hpp"

namespace latchkey {
namespace {

/// Whose offer it is, in front of the sealed time and secret.
std::string head_of(FirmId firm, ContactId contact) {
  return "offer|" + std::to_string(firm.value) + "|" + std::to_string(contact.value) + "|";
}

/// Locks the login's row; empty where there is none.
std::optional<bool> lock_totp(Database& db, FirmId firm, ContactId contact) {
  return db.find_value<bool>(
      "SELECT totp_since IS NOT NULL FROM logins WHERE firm_id = ? AND contact_id = ? FOR UPDATE",
      {firm, contact});
}

int count_passkeys(Database& db, FirmId firm, ContactId contact) {
  return db
      .find_value<int>("SELECT COUNT(*) FROM passkeys WHERE firm_id = ? AND contact_id = ?",
                       {firm, contact})
      .value_or(0);
}

void forget_recovery_codes(Database& db, FirmId firm, ContactId contact) {
  db.execute("DELETE FROM login_recovery_codes WHERE firm_id = ? AND contact_id = ?",
             {firm, contact});
}

void forget_totp(Database& db, FirmId firm, ContactId contact) {
  db.execute(
      "UPDATE logins SET totp_secret = NULL, totp_since = NULL, totp_last_step = NULL "
      "WHERE firm_id = ? AND contact_id = ?",
      {firm, contact});
}

}  // namespace

std::optional<SecondFactor> find_second_factor(Database& db, FirmId firm, ContactId contact) {
  return db.find(
      "SELECT l.totp_since, (SELECT COUNT(*) FROM passkeys p WHERE p.firm_id = l.firm_id "
      "AND p.contact_id = l.contact_id), (SELECT COUNT(*) FROM login_recovery_codes r "
      "WHERE r.firm_id = l.firm_id AND r.contact_id = l.contact_id AND r.used_at IS NULL) "
      "FROM logins l WHERE l.firm_id = ? AND l.contact_id = ?",
      {firm, contact}, [](Row& row) {
        return SecondFactor{row.get<std::optional<Time>>(), row.get<int>(), row.get<int>()};
      });
}

TotpOffer make_totp_offer(const Keyring& keys, Random& random, FirmId firm, ContactId contact,
                          Time now) {
  TotpOffer offer{make_totp_secret(random), {}};
  const std::string plain =
      head_of(firm, contact) + sql_time(now + kTotpOfferLifetime) + "|" + offer.secret;
  offer.sealed = base64url(keys.seal(Purpose::totp_secret, plain, random));
  return offer;
}

std::optional<TotpOffer> open_totp_offer(const Keyring& keys, FirmId firm, ContactId contact,
                                         std::string_view sealed, Time now) {
  auto bytes = read_base64url(sealed);
  auto plain = bytes ? keys.open(Purpose::totp_secret, *bytes) : std::nullopt;
  const std::string head = head_of(firm, contact);
  if (!plain || !plain->starts_with(head)) return std::nullopt;
  const std::string_view rest = std::string_view{*plain}.substr(head.size());
  const auto middle = rest.find('|');
  if (parse_sql_time(rest.substr(0, middle)) <= now) return std::nullopt;
  return TotpOffer{std::string{rest.substr(middle + 1)}, std::string{sealed}};
}

TurnOnOutcome take_totp_offer(Database& db, const Keyring& keys, Random& random, FirmId firm,
                              ContactId contact, const TotpOffer& offer, std::string_view code,
                              Time now) {
  auto step = match_totp(offer.secret, code, now, 0);
  if (!step) return TurnOnOutcome::wrong_code;
  const std::string sealed = keys.seal(Purpose::totp_secret, offer.secret, random);
  const bool taken = db.execute(
                         "UPDATE logins SET totp_secret = ?, totp_since = ?, totp_last_step = ? "
                         "WHERE firm_id = ? AND contact_id = ? AND totp_since IS NULL",
                         {sealed, now, *step, firm, contact}) == 1;
  return taken ? TurnOnOutcome::turned_on : TurnOnOutcome::already_on;
}

TurnOnOutcome turn_on_totp(Database& db, const Keyring& keys, Random& random, FirmId firm,
                           const ActingContact& by, const TotpOffer& offer, std::string_view code,
                           Time now) {
  return db.transaction([&] {
    auto outcome = take_totp_offer(db, keys, random, firm, by.id, offer, code, now);
    if (outcome != TurnOnOutcome::turned_on) return outcome;
    tell_of_changed_second_factor(db, random, firm, by, now);
    record(db, keys, firm,
           {.action = "login.totp_turned_on",
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.value,
            .detail = ""},
           now);
    return outcome;
  });
}

WeakenResult turn_off_totp(Database& db, const Keyring& keys, Random& random,
                           const PasswordGate& gate, const Firm& firm, const ActingContact& by,
                           std::string_view password, Time now) {
  auto own = check_own_password(db, keys, gate, firm.id, by.id, password, now);
  if (own.outcome == OwnPassword::wait) return {WeakenOutcome::wait, own.wait};
  if (own.outcome == OwnPassword::wrong) return {WeakenOutcome::wrong_password};
  return db.transaction([&]() -> WeakenResult {
    if (!lock_totp(db, firm.id, by.id).value_or(false)) return {WeakenOutcome::not_there};
    const bool last = count_passkeys(db, firm.id, by.id) == 0;
    if (last && firm.second_factor_required) return {WeakenOutcome::required};
    if (last && own.outcome == OwnPassword::right_but_short) {
      return {WeakenOutcome::short_password};
    }
    forget_totp(db, firm.id, by.id);
    if (last) forget_recovery_codes(db, firm.id, by.id);
    tell_of_changed_second_factor(db, random, firm.id, by, now);
    record(db, keys, firm.id,
           {.action = "login.totp_turned_off",
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.value,
            .detail = ""},
           now);
    return {WeakenOutcome::done};
  });
}

}  // namespace latchkey
