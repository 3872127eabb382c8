#include "core/domain/login_password.hpp"

#include "core/base/password_strength.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/own_password.hpp"

namespace latchkey {
namespace {

/// What speaks against the password as this contact's.
std::optional<std::string> objection(Database& db, const Firm& firm, ContactId contact,
                                     const std::string& name, std::string_view password) {
  std::string addresses;
  db.list("SELECT address FROM contact_addresses WHERE firm_id = ? AND contact_id = ?",
          {firm.id, contact}, [&](Row& row) {
            addresses += row.get<std::string>() + " ";
            return 0;
          });
  return password_objection(password, {name, addresses, firm.name},
                            least_password_length(db, firm, contact));
}

std::string hashed(const PasswordGate& gate, std::string_view password) {
  PasswordGate::Slot slot{gate};
  return hash_password(password);
}

/// After a new password of a login that there is: nobody is in by the old one any more, and no
/// other device holds work. Whoever changes it because a phone is gone means the phone.
void after_new_password(Database& db, const Keyring& keys, Random& random, FirmId firm,
                        ContactId contact, const std::optional<SessionId>& kept,
                        const Browser& browser, Time now) {
  db.execute("DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND id <> ?",
             {firm, contact, kept.value_or(SessionId{})});
  end_other_bindings(db, firm, contact, browser.device, now);
  end_confirmations(db, firm, contact,
                    {ConfirmationKind::make_login, ConfirmationKind::reset_password}, now);
  forget_wrong_passwords(db, keys, firm, contact);
  auto address = db.find_value<std::string>(
      "SELECT address FROM contact_addresses WHERE firm_id = ? AND contact_id = ? "
      "ORDER BY is_primary DESC LIMIT 1",
      {firm, contact});
  if (!address) return;
  enqueue(db, random, firm,
          {.letter = Letter::password_changed,
           .to_address = *address,
           .contact = contact,
           .browser = browser.description},
          now);
}

}  // namespace

std::size_t least_password_length(Database& db, const Firm& firm, ContactId contact) {
  if (firm.second_factor_required) return kLeastPasswordLengthWithFactor;
  auto factor = find_second_factor(db, firm.id, contact);
  return factor && factor->on() ? kLeastPasswordLengthWithFactor : kLeastPasswordLength;
}

PasswordChoice choose_password(Database& db, const Keyring& keys, Random& random,
                               const PasswordGate& gate, const Firm& firm,
                               const Confirmation& confirmation, std::string_view password,
                               const StepFrom& from, Time now) {
  if (confirmation.state != ConfirmationState::open) return {.outcome = ChoiceOutcome::over};
  const ContactId contact = confirmation.contact;
  if (auto words = objection(db, firm, contact, confirmation.contact_name, password)) {
    return {.outcome = ChoiceOutcome::refused, .objections = {{"password", *words}}};
  }
  const std::string hash = hashed(gate, password);
  return db.transaction([&]() -> PasswordChoice {
    if (!use_confirmation(db, firm.id, confirmation, now)) {
      return {.outcome = ChoiceOutcome::over};
    }
    const bool is_new = !find_login(db, firm.id, contact);
    if (is_new) {
      db.execute(
          "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, "
          "password_changed_at) VALUES (?, ?, ?, ?, ?)",
          {firm.id, contact, hash, now, now});
      end_confirmations(db, firm.id, contact,
                        {ConfirmationKind::make_login, ConfirmationKind::reset_password}, now);
      forget_wrong_passwords(db, keys, firm.id, contact);
    } else {
      db.execute(
          "UPDATE logins SET password_hash = ?, password_changed_at = ? "
          "WHERE firm_id = ? AND contact_id = ?",
          {hash, now, firm.id, contact});
      after_new_password(db, keys, random, firm.id, contact, {}, from.browser, now);
    }
    Author who{.contact = contact, .staff = {}, .name = confirmation.contact_name};
    return {.outcome = ChoiceOutcome::chosen,
            .entered = enter(db, keys, random, firm, who, password, from,
                             is_new ? "new login" : "new password by mail", now)};
  });
}

PasswordChange change_password(Database& db, const Keyring& keys, Random& random,
                               const PasswordGate& gate, const Firm& firm, const ActingContact& by,
                               SessionId session, std::string_view current, std::string_view wanted,
                               const Browser& browser, Time now) {
  auto checked = check_own_password(db, keys, gate, firm.id, by.id, current, now);
  if (checked.outcome == OwnPassword::wait) return {.wait = checked.wait};
  if (checked.outcome == OwnPassword::wrong) {
    return {.objections = {{"current_password", "This is not your password."}}};
  }
  if (auto words = objection(db, firm, by.id, by.name, wanted)) {
    return {.objections = {{"new_password", *words}}};
  }
  const std::string hash = hashed(gate, wanted);
  Token cookie = Token::make(random);
  db.transaction([&] {
    db.execute(
        "UPDATE logins SET password_hash = ?, password_changed_at = ? "
        "WHERE firm_id = ? AND contact_id = ?",
        {hash, now, firm.id, by.id});
    after_new_password(db, keys, random, firm.id, by.id, session, browser, now);
    db.execute("UPDATE sessions SET token_hash = ? WHERE firm_id = ? AND id = ?",
               {keys.hash(Purpose::session_token, cookie), firm.id, session});
    record(db, keys, firm.id,
           {.action = "login.password_changed",
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.value,
            .detail = browser.description},
           now);
  });
  return {.session_cookie = cookie};
}

}  // namespace latchkey
