#include "core/domain/staff.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/password_strength.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {
namespace {

#define STAFF_COLUMNS "id, name, address, role"

StaffMember to_staff_member(Row& row) {
  return StaffMember{row.get<StaffId>(), row.get<std::string>(), row.get<std::string>(),
                     row.get<std::string>() == "admin" ? Role::admin : Role::member};
}

struct Account {
  StaffMember member;
  std::string password_hash;
};

std::optional<Account> find_account(Database& db, FirmId firm, const std::string& address) {
  return db.find("SELECT " STAFF_COLUMNS
                 ", password_hash FROM staff WHERE firm_id = ? AND address = ? "
                 "AND deactivated_at IS NULL",
                 {firm, address}, [](Row& row) {
                   StaffMember member = to_staff_member(row);
                   return Account{member, row.get<std::string>()};
                 });
}

void start_staff_session(Database& db, const Keyring& keys, FirmId firm, StaffId staff,
                         const Token& cookie, Time now) {
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, staff_id, created_at, seen_at, expires_at) "
      "VALUES (?, ?, 'staff', ?, ?, ?, ?)",
      {keys.hash(Purpose::session_token, cookie), firm, staff, now, now, now + kStaffLifetime});
}

}  // namespace

const char* role_name(Role role) {
  return role == Role::admin ? "admin" : "member";
}

SaveResult<StaffId> create_staff(Database& db, const Keyring& keys, const Firm& firm,
                                 const NewStaff& typed, const Author& by, const std::string& ip,
                                 Time now) {
  using Result = SaveResult<StaffId>;
  Objections objections;
  std::string name;
  read_line(typed.name, name, 1, 120, "name", "The name", objections);
  MailAddress address = read_mail_address(typed.address);
  if (address.error != MailAddressError::none) {
    objections.push_back({"address", std::string{explain(address.error)}});
  }
  if (auto words = password_objection(typed.password, {name, address.normal, firm.name})) {
    objections.push_back({"password", *words});
  }
  if (!objections.empty()) return Result::refused(std::move(objections));

  std::string hash = hash_password(typed.password);
  try {
    return db.transaction([&] {
      StaffId id{
          db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    {firm.id, name, address.normal, role_name(typed.role), hash, now})};
      record(db, keys, firm.id,
             {.action = "staff.created",
              .actor = by,
              .ip = ip,
              .subject = id.value,
              .detail = role_name(typed.role)},
             now);
      return Result{SaveOutcome::saved, id};
    });
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    return Result::refused({{"address", "Somebody at the firm has this address already."}});
  }
}

std::optional<StaffMember> find_staff(Database& db, FirmId firm, std::string_view address) {
  auto normal = normalise_address(address);
  if (!normal) return std::nullopt;
  auto account = find_account(db, firm, *normal);
  if (!account) return std::nullopt;
  return account->member;
}

std::optional<StaffMember> find_staff(Database& db, FirmId firm, StaffId id) {
  return db.find("SELECT " STAFF_COLUMNS
                 " FROM staff WHERE firm_id = ? AND id = ? AND deactivated_at IS NULL",
                 {firm, id}, to_staff_member);
}

std::vector<StaffMember> list_staff(Database& db, FirmId firm) {
  return db.list("SELECT " STAFF_COLUMNS
                 " FROM staff WHERE firm_id = ? AND deactivated_at IS NULL ORDER BY name, id",
                 {firm}, to_staff_member);
}

SignInResult sign_in(Database& db, const Keyring& keys, Random& random, const PasswordGate& gate,
                     FirmId firm, std::string_view address, std::string_view password,
                     const std::string& ip, const std::optional<SessionId>& replaced, Time now) {
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
  auto account = find_account(db, firm, normal);
  bool right = false;
  {
    PasswordGate::Slot slot{gate};
    right =
        verify_password(account ? account->password_hash : unmatchable_password_hash(), password) &&
        account;
  }
  if (!right) {
    db.transaction([&] {
      record(db, keys, firm,
             {.action = "staff.sign_in_refused",
              .actor = {},
              .ip = ip,
              .subject = account ? account->member.id.value : 0,
              .detail = ""},
             now);
    });
    return {.outcome = SignInOutcome::wrong};
  }
  forget_count(db, keys, firm, limit, ip);
  forget_count(db, keys, firm, limit_as, ip + "|" + normal);
  Token cookie = Token::make(random);
  db.transaction([&] {
    if (replaced) end_session(db, firm, *replaced);
    start_staff_session(db, keys, firm, account->member.id, cookie, now);
    record(db, keys, firm,
           {.action = "staff.signed_in",
            .actor = {.contact = {}, .staff = account->member.id, .name = account->member.name},
            .ip = ip,
            .subject = account->member.id.value,
            .detail = ""},
           now);
  });
  return {.outcome = SignInOutcome::signed_in, .session_cookie = cookie};
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
