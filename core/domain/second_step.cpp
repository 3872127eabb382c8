#include "core/domain/second_step.hpp"

#include "core/base/totp.hpp"
#include "core/domain/account_notice.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/passkeys.hpp"
#include "core/domain/rate_limit.hpp"
#include "core/domain/recovery_codes.hpp"
#include "core/domain/staff_session.hpp"

namespace latchkey {
namespace {

/// Staff's codes count with their passwords: three mistakes in all (security.md, limits on abuse).
const LimitedAction& limit_from_ip(AccountKind kind) {
  return kind == AccountKind::staff ? limited::kFailedStaffSignIn : limited::kFailedCode;
}

AccountKind kind_of(const AccountId& account) {
  return account.of_staff() ? AccountKind::staff : AccountKind::login;
}

/// The longest wait of IP and account; both are counted.
std::optional<std::chrono::seconds> count_try(Database& db, const Keyring& keys, FirmId firm,
                                              const std::string& ip, const AccountId& account,
                                              Time now) {
  const LimitedAction& limit = limit_from_ip(kind_of(account));
  if (auto wait = count_or_wait(db, keys, firm, limit, ip, now)) return wait;
  return count_or_wait(db, keys, firm, limited::kFailedCodeAs, account.text(), now);
}

void forget_tries(Database& db, const Keyring& keys, FirmId firm, const std::string& ip,
                  const AccountId& account) {
  forget_count(db, keys, firm, limit_from_ip(kind_of(account)), ip);
  forget_count(db, keys, firm, limited::kFailedCodeAs, account.text());
}

/// Holds the half session's row: who comes second finds it gone.
bool lock_half_session(Database& db, FirmId firm, const HalfSession& half) {
  return db
      .find_value<int>(
          "SELECT 1 FROM sessions WHERE firm_id = ? AND id = ? AND kind = 'half' FOR UPDATE",
          {firm, half.id})
      .has_value();
}

bool use_totp_code(Database& db, const Keyring& keys, FirmId firm, const AccountId& account,
                   std::string_view typed, Time now) {
  struct Kept {
    std::string sealed;
    std::uint64_t last_step;
  };
  auto kept = db.find(account.select("totp_secret, COALESCE(totp_last_step, 0)") +
                          " AND totp_since IS NOT NULL FOR UPDATE",
                      {firm, account.number()}, [](Row& row) {
                        return Kept{row.get<std::string>(), row.get<std::uint64_t>()};
                      });
  if (!kept) return false;
  auto secret = keys.open(Purpose::totp_secret, kept->sealed);
  auto step = secret ? match_totp(*secret, typed, now, kept->last_step) : std::nullopt;
  if (!step) return false;
  return db.execute(account.update("totp_last_step = ?") + " AND COALESCE(totp_last_step, 0) < ?",
                    {*step, firm, account.number(), *step}) == 1;
}

/// Who has taken both steps.
struct SignedInAs {
  AccountId account;
  std::string name;
};

/// Starts the session and writes the trail; the last of the transaction.
StepResult sign_in_now(Database& db, const Keyring& keys, Random& random, FirmId firm,
                       const SignedInAs& who, const StepFrom& from, const char* with, Time now) {
  const AccountId& account = who.account;
  StepResult result{.outcome = StepOutcome::signed_in, .account = account};
  result.session_cookie = Token::make(random);
  const TokenHash made = keys.hash(Purpose::session_token, *result.session_cookie);
  if (account.of_staff()) {
    start_staff_session(db, firm, account.staff, from.browser, made, from.replaced, now);
  } else {
    DeviceId device = from.browser.device ? *from.browser.device
                                          : become_device(db, keys, random, firm, from.browser,
                                                          result.device_cookie, now);
    start_login_session(db, firm, account.contact, device, made, from.replaced, now);
  }
  record(db, keys, firm,
         {.action = account.action("signed_in"),
          .actor = account.author(who.name),
          .ip = from.browser.ip,
          .subject = account.number(),
          .detail = with},
         now);
  return result;
}

/// A refusal in the trail. `account`: at whose, where that is known.
StepResult refused(Database& db, const Keyring& keys, FirmId firm, AccountKind kind,
                   const AccountId& account, const std::string& ip, const char* what, Time now) {
  record(db, keys, firm,
         {.action = kind == AccountKind::staff ? "staff.second_step_refused"
                                               : "login.second_step_refused",
          .actor = {},
          .ip = ip,
          .subject = account.number(),
          .detail = what},
         now);
  return {.outcome = StepOutcome::wrong};
}

/// A half session of staff's is in the place of the one that the browser showed.
StepFrom in_place_of(const StepFrom& from, const HalfSession& half) {
  return {from.browser, half.account.of_staff() ? std::optional{half.id} : from.replaced};
}

}  // namespace

StepResult finish_with_code(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                            const HalfSession& half, std::string_view typed, const StepFrom& from,
                            Time now) {
  const std::string& ip = from.browser.ip;
  if (auto wait = count_try(db, keys, firm.id, ip, half.account, now)) {
    return {.outcome = StepOutcome::wait, .wait = *wait};
  }
  StepResult result = db.transaction([&]() -> StepResult {
    if (!lock_half_session(db, firm.id, half)) return {.outcome = StepOutcome::over};
    if (use_totp_code(db, keys, firm.id, half.account, typed, now)) {
      return sign_in_now(db, keys, random, firm.id, {half.account, half.name},
                         in_place_of(from, half), "password and TOTP", now);
    }
    if (use_recovery_code(db, keys, firm.id, half.account, typed, now)) {
      return sign_in_now(db, keys, random, firm.id, {half.account, half.name},
                         in_place_of(from, half), "password and recovery code", now);
    }
    return refused(db, keys, firm.id, kind_of(half.account), half.account, ip, "code", now);
  });
  if (result.outcome == StepOutcome::signed_in) {
    forget_tries(db, keys, firm.id, ip, half.account);
  }
  return result;
}

StepResult finish_with_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                               const HalfSession& half, const PasskeyAnswer& answer,
                               const StepFrom& from, Time now) {
  const std::string& ip = from.browser.ip;
  if (auto wait = count_try(db, keys, firm.id, ip, half.account, now)) {
    return {.outcome = StepOutcome::wait, .wait = *wait};
  }
  const bool fresh = spend_passkey_challenge(db, keys, firm.id, ChallengeFor::sign_in,
                                             answer.asked_by, answer.challenge, now);
  StepResult result = db.transaction([&]() -> StepResult {
    if (!lock_half_session(db, firm.id, half)) return {.outcome = StepOutcome::over};
    auto owner =
        fresh ? use_passkey(db, firm, answer.challenge, answer.assertion, now) : std::nullopt;
    if (!owner || owner->account != half.account) {
      return refused(db, keys, firm.id, kind_of(half.account), half.account, ip, "passkey", now);
    }
    return sign_in_now(db, keys, random, firm.id, {half.account, half.name},
                       in_place_of(from, half), "password and passkey", now);
  });
  if (result.outcome == StepOutcome::signed_in) {
    forget_tries(db, keys, firm.id, ip, half.account);
  }
  return result;
}

StepResult sign_in_with_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                                AccountKind kind, const PasskeyAnswer& answer, const StepFrom& from,
                                Time now) {
  const std::string& ip = from.browser.ip;
  if (auto wait = count_or_wait(db, keys, firm.id, limit_from_ip(kind), ip, now)) {
    return {.outcome = StepOutcome::wait, .wait = *wait};
  }
  const bool fresh = spend_passkey_challenge(db, keys, firm.id, ChallengeFor::sign_in,
                                             answer.asked_by, answer.challenge, now);
  StepResult result = db.transaction([&]() -> StepResult {
    auto owner =
        fresh ? use_passkey(db, firm, answer.challenge, answer.assertion, now) : std::nullopt;
    if (!owner || kind_of(owner->account) != kind) {
      return refused(db, keys, firm.id, kind, {}, ip, "passkey", now);
    }
    return sign_in_now(db, keys, random, firm.id, {owner->account, owner->name}, from, "passkey",
                       now);
  });
  if (result.outcome == StepOutcome::signed_in) {
    forget_count(db, keys, firm.id, limit_from_ip(kind), ip);
  }
  return result;
}

StepResult finish_by_setting_up(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                                const HalfSession& half, const TotpOffer& offer,
                                std::string_view code, const StepFrom& from, Time now) {
  return db.transaction([&]() -> StepResult {
    if (!lock_half_session(db, firm.id, half)) return {.outcome = StepOutcome::over};
    switch (take_totp_offer(db, keys, random, firm.id, half.account, offer, code, now)) {
      case TurnOnOutcome::wrong_code:
        return {.outcome = StepOutcome::wrong};
      case TurnOnOutcome::already_on:
        return {.outcome = StepOutcome::over};
      case TurnOnOutcome::turned_on:
        break;
    }
    const ActingAccount by{half.account, half.name, from.browser.ip, from.browser.description};
    tell_of_changed_second_factor(db, random, firm.id, by, now);
    return sign_in_now(db, keys, random, firm.id, {half.account, half.name},
                       in_place_of(from, half), "password; TOTP set up now", now);
  });
}

}  // namespace latchkey
