#include "core/domain/passkeys.hpp"

#include "core/domain/audit.hpp"
#include "core/domain/own_password.hpp"
#include "core/domain/second_factor_notice.hpp"

namespace latchkey {
namespace {

int count_passkeys(Database& db, FirmId firm, ContactId contact) {
  return db
      .find_value<int>("SELECT COUNT(*) FROM passkeys WHERE firm_id = ? AND contact_id = ?",
                       {firm, contact})
      .value_or(0);
}

}  // namespace

std::vector<Passkey> list_passkeys(Database& db, FirmId firm, ContactId contact) {
  return db.list(
      "SELECT id, name, credential_id, created_at, last_used_at FROM passkeys "
      "WHERE firm_id = ? AND contact_id = ? ORDER BY id",
      {firm, contact}, [](Row& row) {
        return Passkey{row.get<PasskeyId>(), row.get<std::string>(), row.get<std::string>(),
                       row.get<Time>(), row.get<std::optional<Time>>()};
      });
}

Bytes32 passkey_user(const Keyring& keys, FirmId firm, ContactId contact) {
  return keys.mac(Purpose::passkey_challenge,
                  "user|" + std::to_string(firm.value) + "|" + std::to_string(contact.value));
}

AddPasskeyOutcome add_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                              const ActingContact& by, const PasskeyOffer& offer,
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
      auto login = db.find_value<int>(
          "SELECT 1 FROM logins WHERE firm_id = ? AND contact_id = ? FOR UPDATE", {firm.id, by.id});
      if (!login) return AddPasskeyOutcome::refused;
      if (count_passkeys(db, firm.id, by.id) >= kMostPasskeys) return AddPasskeyOutcome::too_many;
      PasskeyId id{
          db.insert("INSERT INTO passkeys (firm_id, contact_id, credential_id, credential_hash, "
                    "algorithm, public_key, sign_count, name, created_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {firm.id, by.id, key->credential_id, digest(key->credential_id), key->algorithm,
                     key->public_key, key->sign_count, name, now})};
      tell_of_changed_second_factor(db, random, firm.id, by, now);
      record(db, keys, firm.id,
             {.action = "login.passkey_added",
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

bool name_passkey(Database& db, FirmId firm, ContactId contact, PasskeyId passkey,
                  std::string_view name) {
  // A name that it has already changes no row.
  auto there =
      db.find_value<int>("SELECT 1 FROM passkeys WHERE firm_id = ? AND contact_id = ? AND id = ?",
                         {firm, contact, passkey});
  if (!there) return false;
  db.execute("UPDATE passkeys SET name = ? WHERE firm_id = ? AND contact_id = ? AND id = ?",
             {name, firm, contact, passkey});
  return true;
}

WeakenResult remove_passkey(Database& db, const Keyring& keys, Random& random,
                            const PasswordGate& gate, const Firm& firm, const ActingContact& by,
                            PasskeyId passkey, std::string_view password, Time now) {
  auto own = check_own_password(db, keys, gate, firm.id, by.id, password, now);
  if (own.outcome == OwnPassword::wait) return {WeakenOutcome::wait, own.wait};
  if (own.outcome == OwnPassword::wrong) return {WeakenOutcome::wrong_password};
  return db.transaction([&]() -> WeakenResult {
    auto totp = db.find_value<bool>(
        "SELECT totp_since IS NOT NULL FROM logins WHERE firm_id = ? AND contact_id = ? FOR UPDATE",
        {firm.id, by.id});
    const bool last = !totp.value_or(false) && count_passkeys(db, firm.id, by.id) == 1;
    auto there =
        db.find_value<int>("SELECT 1 FROM passkeys WHERE firm_id = ? AND contact_id = ? AND id = ?",
                           {firm.id, by.id, passkey});
    if (!there) return {WeakenOutcome::not_there};
    if (last && firm.second_factor_required) return {WeakenOutcome::required};
    if (last && own.outcome == OwnPassword::right_but_short) {
      return {WeakenOutcome::short_password};
    }
    db.execute("DELETE FROM passkeys WHERE firm_id = ? AND contact_id = ? AND id = ?",
               {firm.id, by.id, passkey});
    if (last) {
      db.execute("DELETE FROM login_recovery_codes WHERE firm_id = ? AND contact_id = ?",
                 {firm.id, by.id});
    }
    tell_of_changed_second_factor(db, random, firm.id, by, now);
    record(db, keys, firm.id,
           {.action = "login.passkey_removed",
            .actor = by.author(),
            .ip = by.ip,
            .subject = passkey.value,
            .detail = ""},
           now);
    return {WeakenOutcome::done};
  });
}

std::optional<Author> use_passkey(Database& db, const Firm& firm, std::string_view challenge,
                                  const PasskeyAssertion& given, Time now) {
  auto site = passkey_site(firm.base_url);
  if (!site) return std::nullopt;
  struct Known {
    PasskeyId id;
    PasskeyKey key;
    Author owner;
  };
  auto known = db.find(
      "SELECT p.id, p.credential_id, p.algorithm, p.public_key, p.sign_count, c.id, c.name "
      "FROM passkeys p JOIN contacts c ON c.firm_id = p.firm_id AND c.id = p.contact_id "
      "AND c.deleted_at IS NULL "
      "WHERE p.firm_id = ? AND p.credential_hash = ? FOR UPDATE",
      {firm.id, digest(given.credential_id)}, [](Row& row) {
        PasskeyId id = row.get<PasskeyId>();
        PasskeyKey key{row.get<std::string>(), row.get<int>(), row.get<std::string>(),
                       row.get<std::uint32_t>()};
        ContactId contact = row.get<ContactId>();
        return Known{id, std::move(key), {contact, {}, row.get<std::string>()}};
      });
  if (!known) return std::nullopt;
  auto count = verify_passkey(*site, challenge, known->key, given);
  if (!count) return std::nullopt;
  db.execute("UPDATE passkeys SET sign_count = ?, last_used_at = ? WHERE firm_id = ? AND id = ?",
             {*count, now, firm.id, known->id});
  return known->owner;
}

}  // namespace latchkey
