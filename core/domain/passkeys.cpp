#include "core/domain/passkeys.hpp"

#include "core/domain/account_notice.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/own_password.hpp"
#include "core/domain/recovery_codes.hpp"

namespace latchkey {
namespace {

bool has_passkey(Database& db, FirmId firm, const AccountId& account, PasskeyId passkey) {
  return db
      .find_value<int>(
          "SELECT 1 FROM passkeys WHERE firm_id = ? AND contact_id = ? AND id = ? "
          "AND staff_id = ?",
          {firm, account.contact, passkey, account.staff})
      .has_value();
}

}  // namespace

std::vector<Passkey> list_passkeys(Database& db, FirmId firm, const AccountId& account) {
  return db.list(
      "SELECT id, name, credential_id, created_at, last_used_at FROM passkeys "
      "WHERE firm_id = ? AND contact_id = ? AND staff_id = ? ORDER BY id",
      {firm, account.contact, account.staff}, [](Row& row) {
        return Passkey{row.get<PasskeyId>(), row.get<std::string>(), row.get<std::string>(),
                       row.get<Time>(), row.get<std::optional<Time>>()};
      });
}

Bytes32 passkey_user(const Keyring& keys, FirmId firm, const AccountId& account) {
  return keys.mac(Purpose::passkey_challenge,
                  "user|" + std::to_string(firm.value) + "|" + account.text());
}

AddPasskeyOutcome add_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                              const ActingAccount& by, const PasskeyOffer& offer,
                              std::string_view name, Time now) {
  auto site = passkey_site(firm.base_url);
  if (!site || !spend_passkey_challenge(db, keys, firm.id, ChallengeFor::add, offer.asked_by,
                                        offer.challenge, now)) {
    return AddPasskeyOutcome::refused;
  }
  auto key = read_new_passkey(*site, offer.challenge, offer.creation);
  if (!key) return AddPasskeyOutcome::refused;
  try {
    return db.transaction([&] {
      auto factor = lock_second_factor(db, firm.id, by.id);
      if (!factor) return AddPasskeyOutcome::refused;
      if (factor->passkeys >= kMostPasskeys) return AddPasskeyOutcome::too_many;
      PasskeyId id{db.insert(
          "INSERT INTO passkeys (firm_id, contact_id, staff_id, credential_id, credential_hash, "
          "algorithm, public_key, sign_count, name, created_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          {firm.id, by.id.contact, by.id.staff, key->credential_id, digest(key->credential_id),
           key->algorithm, key->public_key, key->sign_count, name, now})};
      tell_of_changed_second_factor(db, random, firm.id, by, now);
      record(db, keys, firm.id,
             {.action = by.id.action("passkey_added"),
              .actor = by.author(),
              .ip = by.ip,
              .subject = id.value,
              .detail = ""},
             now);
      return AddPasskeyOutcome::added;
    });
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    return AddPasskeyOutcome::known;
  }
}

bool name_passkey(Database& db, FirmId firm, const AccountId& account, PasskeyId passkey,
                  std::string_view name) {
  // A name that it has already changes no row.
  if (!has_passkey(db, firm, account, passkey)) return false;
  db.execute("UPDATE passkeys SET name = ? WHERE firm_id = ? AND contact_id = ? AND id = ?",
             {name, firm, account.contact, passkey});
  return true;
}

WeakenResult remove_passkey(Database& db, const Keyring& keys, Random& random,
                            const PasswordGate& gate, const Firm& firm, const ActingAccount& by,
                            PasskeyId passkey, std::string_view password, Time now) {
  auto own = check_own_password(db, keys, gate, firm.id, by.id, password, now);
  if (own.outcome == OwnPassword::wait) return {WeakenOutcome::wait, own.wait};
  if (own.outcome == OwnPassword::wrong) return {WeakenOutcome::wrong_password};
  return db.transaction([&]() -> WeakenResult {
    auto factor = lock_second_factor(db, firm.id, by.id);
    if (!factor || !has_passkey(db, firm.id, by.id, passkey)) return {WeakenOutcome::not_there};
    const bool last = !factor->totp_since && factor->passkeys == 1;
    if (last && must_have_second_factor(firm, by.id)) return {WeakenOutcome::required};
    if (last && own.outcome == OwnPassword::right_but_short) {
      return {WeakenOutcome::short_password};
    }
    db.execute("DELETE FROM passkeys WHERE firm_id = ? AND contact_id = ? AND id = ?",
               {firm.id, by.id.contact, passkey});
    if (last) forget_recovery_codes(db, firm.id, by.id);
    tell_of_changed_second_factor(db, random, firm.id, by, now);
    record(db, keys, firm.id,
           {.action = by.id.action("passkey_removed"),
            .actor = by.author(),
            .ip = by.ip,
            .subject = passkey.value,
            .detail = ""},
           now);
    return {WeakenOutcome::done};
  });
}

void forget_passkeys(Database& db, FirmId firm, const AccountId& account) {
  db.execute("DELETE FROM passkeys WHERE firm_id = ? AND contact_id = ? AND staff_id = ?",
             {firm, account.contact, account.staff});
}

std::optional<PasskeyOwner> use_passkey(Database& db, const Firm& firm, std::string_view challenge,
                                        const PasskeyAssertion& given, Time now) {
  auto site = passkey_site(firm.base_url);
  if (!site) return std::nullopt;
  struct Known {
    PasskeyId id;
    PasskeyKey key;
    PasskeyOwner owner;
  };
  auto known = db.find(
      "SELECT p.id, p.credential_id, p.algorithm, p.public_key, p.sign_count, p.contact_id, "
      "p.staff_id, COALESCE(c.name, s.name) FROM passkeys p "
      "LEFT JOIN contacts c ON c.firm_id = p.firm_id AND c.id = p.contact_id "
      "AND c.deleted_at IS NULL "
      "LEFT JOIN staff s ON s.firm_id = p.firm_id AND s.id = p.staff_id "
      "AND s.deactivated_at IS NULL "
      "WHERE p.firm_id = ? AND p.credential_hash = ? AND (c.id IS NOT NULL OR s.id IS NOT NULL) "
      "FOR UPDATE",
      {firm.id, digest(given.credential_id)}, [](Row& row) {
        PasskeyId id = row.get<PasskeyId>();
        PasskeyKey key{row.get<std::string>(), row.get<int>(), row.get<std::string>(),
                       row.get<std::uint32_t>()};
        PasskeyOwner owner;
        owner.account.contact = row.get<ContactId>();
        owner.account.staff = row.get<StaffId>();
        owner.name = row.get<std::string>();
        return Known{id, std::move(key), std::move(owner)};
      });
  if (!known) return std::nullopt;
  auto count = verify_passkey(*site, challenge, known->key, given);
  if (!count) return std::nullopt;
  db.execute("UPDATE passkeys SET sign_count = ?, last_used_at = ? WHERE firm_id = ? AND id = ?",
             {*count, now, firm.id, known->id});
  return known->owner;
}

}  // namespace latchkey
