#include "core/domain/staff_password.hpp"

#include "core/base/password_strength.hpp"
#include "core/domain/account_notice.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/own_password.hpp"
#include "core/domain/staff_session.hpp"
#include "core/domain/staff_sign_in.hpp"

namespace latchkey {
namespace {

std::string hashed(const PasswordGate& gate, std::string_view password) {
  PasswordGate::Slot slot{gate};
  return hash_password(password);
}

void set_password(Database& db, FirmId firm, StaffId staff, const std::string& hash, Time now) {
  db.execute(
      "UPDATE staff SET password_hash = ?, password_changed_at = ? WHERE firm_id = ? AND id = ?",
      {hash, now, firm, staff});
}

/// What was mailed to choose one is pointless now.
void end_resets(Database& db, FirmId firm, StaffId staff, Time now) {
  db.execute(
      "UPDATE confirmations SET ended_at = ? WHERE firm_id = ? AND contact_id = 0 AND staff_id = ? "
      "AND used_at IS NULL AND ended_at IS NULL",
      {now, firm, staff});
}

}  // namespace

std::optional<std::string> staff_password_objection(const Firm& firm, std::string_view name,
                                                    std::string_view address,
                                                    std::string_view password) {
  return password_objection(password, {std::string{name}, std::string{address}, firm.name});
}

StaffPasswordChange change_staff_password(Database& db, const Keyring& keys, Random& random,
                                          const PasswordGate& gate, const Firm& firm,
                                          const ActingAccount& by, SessionId session,
                                          std::string_view current, std::string_view wanted,
                                          Time now) {
  auto checked = check_own_password(db, keys, gate, firm.id, by.id, current, now);
  if (checked.outcome == OwnPassword::wait) return {.wait = checked.wait};
  if (checked.outcome == OwnPassword::wrong) {
    return {.objections = {{"current_password", "This is not your password."}}};
  }
  auto address = db.find_value<std::string>(by.id.select("address"), {firm.id, by.id.number()});
  if (auto words = staff_password_objection(firm, by.name, address.value_or(""), wanted)) {
    return {.objections = {{"new_password", *words}}};
  }
  const std::string hash = hashed(gate, wanted);
  const Token cookie = Token::make(random);
  db.transaction([&] {
    set_password(db, firm.id, by.id.staff, hash, now);
    end_resets(db, firm.id, by.id.staff, now);
    end_staff_sessions(db, firm.id, by.id.staff, session);
    db.execute("UPDATE sessions SET token_hash = ? WHERE firm_id = ? AND id = ?",
               {keys.hash(Purpose::session_token, cookie), firm.id, session});
    tell_owner(db, random, firm.id, by.id, Letter::password_changed, by.browser, now);
    record(db, keys, firm.id,
           {.action = "staff.password_changed",
            .actor = by.author(),
            .ip = by.ip,
            .subject = by.id.number(),
            .detail = by.browser},
           now);
  });
  return {.session_cookie = cookie};
}

std::optional<StaffReset> find_staff_reset(Database& db, FirmId firm, const TokenHash& token,
                                           Time now) {
  return db.find(
      "SELECT m.id, s.id, s.name, s.address, m.expires_at, m.used_at IS NOT NULL, "
      "m.ended_at IS NOT NULL, s.deactivated_at IS NOT NULL OR s.address <> m.address "
      "FROM confirmation_tokens t "
      "JOIN confirmations m ON m.id = t.confirmation_id AND m.firm_id = t.firm_id "
      "  AND m.kind = 'reset_staff' "
      "JOIN staff s ON s.firm_id = m.firm_id AND s.id = m.staff_id "
      "WHERE t.token_hash = ? AND t.firm_id = ?",
      {token, firm}, [&](Row& row) {
        StaffReset found{.id = row.get<ConfirmationId>(),
                         .state = ConfirmationState::open,
                         .staff = row.get<StaffId>(),
                         .name = row.get<std::string>(),
                         .address = row.get<std::string>(),
                         .expires_at = row.get<Time>()};
        const bool used = row.get<bool>(), ended = row.get<bool>(), withdrawn = row.get<bool>();
        found.state = withdrawn                 ? ConfirmationState::withdrawn
                      : used                    ? ConfirmationState::used
                      : ended                   ? ConfirmationState::ended
                      : found.expires_at <= now ? ConfirmationState::expired
                                                : ConfirmationState::open;
        return found;
      });
}

StaffChoice reset_staff_password(Database& db, const Keyring& keys, Random& random,
                                 const PasswordGate& gate, const Firm& firm,
                                 const StaffReset& reset, std::string_view password,
                                 const StepFrom& from, Time now) {
  if (reset.state != ConfirmationState::open) return {.outcome = StaffChoiceOutcome::over};
  if (auto words = staff_password_objection(firm, reset.name, reset.address, password)) {
    return {.outcome = StaffChoiceOutcome::refused, .objections = {{"password", *words}}};
  }
  const std::string hash = hashed(gate, password);
  const Token cookie = Token::make(random);
  return db.transaction([&]() -> StaffChoice {
    const AccountId account = reset.staff;
    const bool used =
        db.find_value<int>(account.select("1") + " FOR UPDATE", {firm.id, account.number()}) &&
        db.execute(
            "UPDATE confirmations SET used_at = ? WHERE firm_id = ? AND contact_id = 0 AND id = ? "
            "AND used_at IS NULL AND ended_at IS NULL AND expires_at > ?",
            {now, firm.id, reset.id, now}) == 1;
    if (!used) return {.outcome = StaffChoiceOutcome::over};
    set_password(db, firm.id, reset.staff, hash, now);
    end_resets(db, firm.id, reset.staff, now);
    end_staff_sessions(db, firm.id, reset.staff);
    forget_wrong_staff_passwords(db, keys, firm.id, reset.address);
    start_staff_half_session(db, firm.id, reset.staff, from.browser,
                             keys.hash(Purpose::session_token, cookie), from.replaced, now);
    tell_owner(db, random, firm.id, account, Letter::password_changed, from.browser.description,
               now);
    record(db, keys, firm.id,
           {.action = "staff.password_reset",
            .actor = account.author(reset.name),
            .ip = from.browser.ip,
            .subject = reset.staff.value,
            .detail = "by mail"},
           now);
    return {.outcome = StaffChoiceOutcome::chosen, .half_cookie = cookie};
  });
}

void hand_out_staff_reset(Database& db, FirmId firm, ConfirmationId confirmation, StaffId staff,
                          const TokenHash& token, Time now) {
  db.transaction([&] {
    db.execute(
        "UPDATE confirmations SET staff_id = ? WHERE firm_id = ? AND contact_id = 0 AND id = ?",
        {staff, firm, confirmation});
    db.execute(
        "UPDATE confirmations SET ended_at = ? WHERE firm_id = ? AND contact_id = 0 "
        "AND staff_id = ? AND id < ? AND used_at IS NULL AND ended_at IS NULL",
        {now, firm, staff, confirmation});
    db.execute(
        "INSERT INTO confirmation_tokens (token_hash, firm_id, confirmation_id, created_at) "
        "VALUES (?, ?, ?, ?)",
        {token, firm, confirmation, now});
  });
}

SaveResult<StaffId> reset_staff_account(Database& db, const Keyring& keys, Random& random,
                                        const Firm& firm, const StaffMember& staff,
                                        std::string_view password, const Author& by, Time now) {
  using Result = SaveResult<StaffId>;
  if (auto words = staff_password_objection(firm, staff.name, staff.address, password)) {
    return Result::refused({{"password", *words}});
  }
  const std::string hash = hash_password(password);
  return db.transaction([&] {
    set_password(db, firm.id, staff.id, hash, now);
    forget_second_factor(db, firm.id, staff.id);
    end_resets(db, firm.id, staff.id, now);
    end_staff_sessions(db, firm.id, staff.id);
    forget_wrong_staff_passwords(db, keys, firm.id, staff.address);
    tell_owner(db, random, firm.id, staff.id, Letter::password_changed, by.name, now);
    tell_owner(db, random, firm.id, staff.id, Letter::second_factor_reset, by.name, now);
    record(db, keys, firm.id,
           {.action = "staff.account_reset",
            .actor = by,
            .ip = "",
            .subject = staff.id.value,
            .detail = staff.name},
           now);
    return Result{SaveOutcome::saved, staff.id};
  });
}

}  // namespace latchkey
