#include "core/domain/staff_sign_in.hpp"

#include "core/base/mail_address.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/rate_limit.hpp"
#include "core/domain/staff_session.hpp"

namespace latchkey {
namespace {

struct Account {
  StaffId id;
  std::string name;
  std::string password_hash;
};

std::optional<Account> find_account(Database& db, FirmId firm, const std::string& address) {
  return db.find(
      "SELECT id, name, password_hash FROM staff WHERE firm_id = ? AND address = ? "
      "AND deactivated_at IS NULL",
      {firm, address}, [](Row& row) {
        return Account{row.get<StaffId>(), row.get<std::string>(), row.get<std::string>()};
      });
}

/// Nothing has changed since the password was looked at, which takes a while.
bool still_holds(Database& db, FirmId firm, const Account& account) {
  const AccountId id = account.id;
  return db
      .find_value<int>(id.select("1") + " AND password_hash = ? FOR UPDATE",
                       {firm, id.number(), account.password_hash})
      .has_value();
}

std::string in_a_row(const std::string& address) {
  return "staff|" + address;
}

}  // namespace

SignInResult sign_in(Database& db, const Keyring& keys, Random& random, const PasswordGate& gate,
                     FirmId firm, std::string_view address, std::string_view password,
                     const StepFrom& from, Time now) {
  const std::string& ip = from.browser.ip;
  const LimitedAction& limit = limited::kFailedStaffSignIn;
  if (auto wait = count_or_wait(db, keys, firm, limit, ip, now)) {
    return {.outcome = SignInOutcome::wait, .wait = *wait};
  }
  // What is no address is nobody's: the same queries, which find nothing.
  const std::string normal = normalise_address(address).value_or("");
  const LimitedAction& limit_as = limited::kFailedStaffSignInAs;
  if (auto wait = count_or_wait(db, keys, firm, limit_as, ip + "|" + normal, now)) {
    return {.outcome = SignInOutcome::wait, .wait = *wait};
  }
  if (count_or_wait(db, keys, firm, limited::kLogInFailed, in_a_row(normal), now)) {
    return {.outcome = SignInOutcome::closed};
  }
  auto account = find_account(db, firm, normal);
  bool right = false;
  {
    PasswordGate::Slot slot{gate};
    right =
        verify_password(account ? account->password_hash : unmatchable_password_hash(), password) &&
        account;
  }
  const Token cookie = Token::make(random);
  SignInResult result = db.transaction([&]() -> SignInResult {
    if (!right || !still_holds(db, firm, *account)) {
      record(db, keys, firm,
             {.action = "staff.sign_in_refused",
              .actor = {},
              .ip = ip,
              .subject = account ? account->id.value : 0,
              .detail = ""},
             now);
      return {.outcome = SignInOutcome::wrong};
    }
    start_staff_half_session(db, firm, account->id, from.browser,
                             keys.hash(Purpose::session_token, cookie), from.replaced, now);
    record(db, keys, firm,
           {.action = "staff.first_step",
            .actor = {.contact = {}, .staff = account->id, .name = account->name},
            .ip = ip,
            .subject = account->id.value,
            .detail = "password"},
           now);
    return {.outcome = SignInOutcome::second_step, .half_cookie = cookie};
  });
  if (result.outcome == SignInOutcome::second_step) {
    take_back(db, keys, firm, limit, ip, now);
    forget_count(db, keys, firm, limit_as, ip + "|" + normal);
    forget_wrong_staff_passwords(db, keys, firm, normal);
  }
  return result;
}

void forget_wrong_staff_passwords(Database& db, const Keyring& keys, FirmId firm,
                                  const std::string& address) {
  forget_count(db, keys, firm, limited::kLogInFailed, in_a_row(address));
}

void sign_out(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
              SessionId session, Time now) {
  db.transaction([&] {
    db.execute(
        "DELETE FROM sessions WHERE firm_id = ? AND id = ? AND kind = 'staff' AND staff_id = ?",
        {firm, session, by.id});
    record(db, keys, firm,
           {.action = "staff.signed_out",
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.value,
            .detail = ""},
           now);
  });
}

}  // namespace latchkey
