#include "core/domain/login.hpp"

#include "core/base/mail_address.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {
namespace {

struct Account {
  ContactId contact;
  std::string name;
  std::string password_hash;
};

/// By one of the contact's addresses, in normal form.
std::optional<Account> find_account(Database& db, FirmId firm, const std::string& address) {
  return db.find(
      "SELECT c.id, c.name, i.password_hash FROM contact_addresses a "
      "JOIN contacts c ON c.firm_id = a.firm_id AND c.id = a.contact_id AND c.deleted_at IS NULL "
      "JOIN logins i ON i.firm_id = c.firm_id AND i.contact_id = c.id "
      "WHERE a.firm_id = ? AND a.normal_address = ?",
      {firm, address}, [](Row& row) {
        return Account{row.get<ContactId>(), row.get<std::string>(), row.get<std::string>()};
      });
}

/// Nothing has changed since the password was looked at: it takes a while, and in the meantime
/// staff may have deleted the contact, or a reset may have taken the login back from who tries.
bool still_holds(Database& db, FirmId firm, const Account& account) {
  return db
      .find_value<int>(
          "SELECT 1 FROM logins i JOIN contacts c ON c.firm_id = i.firm_id AND c.id = i.contact_id "
          "WHERE i.firm_id = ? AND i.contact_id = ? AND i.password_hash = ? "
          "AND c.deleted_at IS NULL FOR UPDATE",
          {firm, account.contact, account.password_hash})
      .has_value();
}

}  // namespace

std::optional<Login> find_login(Database& db, FirmId firm, ContactId contact) {
  return db.find(
      "SELECT created_at, password_changed_at FROM logins WHERE firm_id = ? AND contact_id = ?",
      {firm, contact}, [](Row& row) {
        return Login{row.get<Time>(), row.get<Time>()};
      });
}

LogInResult log_in(Database& db, const Keyring& keys, Random& random, const PasswordGate& gate,
                   const Firm& firm, std::string_view address, std::string_view password,
                   const StepFrom& from, Time now) {
  // What is no address is nobody's: the same queries, which find nothing.
  const std::string normal = normalise_address(address).value_or("");
  if (auto wait = count_or_wait(db, keys, firm.id, limited::kLogIn, from.browser.ip, now)) {
    return {.outcome = LogInOutcome::wait, .wait = *wait};
  }
  if (auto wait = count_or_wait(db, keys, firm.id, limited::kLogInAs, normal, now)) {
    return {.outcome = LogInOutcome::wait, .wait = *wait};
  }
  if (count_or_wait(db, keys, firm.id, limited::kLogInFailed, normal, now)) {
    return {.outcome = LogInOutcome::closed};
  }
  auto account = find_account(db, firm.id, normal);
  bool right = false;
  {
    PasswordGate::Slot slot{gate};
    right =
        verify_password(account ? account->password_hash : unmatchable_password_hash(), password) &&
        account;
  }
  LogInResult result{.outcome = LogInOutcome::wrong};
  db.transaction([&] {
    if (right && still_holds(db, firm.id, *account)) {
      Author contact{.contact = account->contact, .staff = {}, .name = account->name};
      result = enter(db, keys, random, firm, contact, password, from, "password", now);
      return;
    }
    result = {.outcome = LogInOutcome::wrong};
    record(db, keys, firm.id,
           {.action = "login.refused",
            .actor = {},
            .ip = from.browser.ip,
            .subject = account ? account->contact.value : 0,
            .detail = "password"},
           now);
  });
  if (result.outcome != LogInOutcome::wrong) {
    forget_count(db, keys, firm.id, limited::kLogInFailed, normal);
  }
  return result;
}

LogInResult enter(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                  const Author& contact, std::string_view password, const StepFrom& from,
                  const std::string& how, Time now) {
  LogInResult result{.outcome = LogInOutcome::second_step};
  const Browser& browser = from.browser;
  const DeviceId device =
      browser.device ? *browser.device
                     : become_device(db, keys, random, firm.id, browser, result.device_cookie, now);
  const bool more = second_step(db, firm, *contact.contact, password) != SecondStep::none;
  if (more) {
    start_half_session(db, random, firm.id, *contact.contact, device, now);
  } else {
    result.outcome = LogInOutcome::signed_in;
    result.session_cookie = Token::make(random);
    start_login_session(db, firm.id, *contact.contact, device,
                        keys.hash(Purpose::session_token, *result.session_cookie), from.replaced,
                        now);
  }
  record(db, keys, firm.id,
         {.action = more ? "login.first_step" : "login.signed_in",
          .actor = contact,
          .ip = browser.ip,
          .subject = contact.contact->value,
          .detail = how},
         now);
  return result;
}

void forget_wrong_passwords(Database& db, const Keyring& keys, FirmId firm, ContactId contact) {
  auto addresses =
      db.list("SELECT normal_address FROM contact_addresses WHERE firm_id = ? AND contact_id = ?",
              {firm, contact}, [](Row& row) { return row.get<std::string>(); });
  for (const std::string& address : addresses) {
    forget_count(db, keys, firm, limited::kLogInFailed, address);
    forget_count(db, keys, firm, limited::kLogInAs, address);
  }
}

}  // namespace latchkey
