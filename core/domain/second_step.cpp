#include "core/domain/second_step.hpp"

#include "core/base/totp.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/passkeys.hpp"
#include "core/domain/rate_limit.hpp"
#include "core/domain/recovery_codes.hpp"
#include "core/domain/second_factor_notice.hpp"

namespace latchkey {
namespace {

/// The longest wait of IP and login; both are counted.
std::optional<std::chrono::seconds> count_try(Database& db, const Keyring& keys, FirmId firm,
                                              const std::string& ip, ContactId contact, Time now) {
  if (auto wait = count_or_wait(db, keys, firm, limited::kFailedCode, ip, now)) return wait;
  if (!contact) return std::nullopt;
  return count_or_wait(db, keys, firm, limited::kFailedCodeAs, std::to_string(contact.value), now);
}

void forget_tries(Database& db, const Keyring& keys, FirmId firm, const std::string& ip,
                  ContactId contact) {
  forget_count(db, keys, firm, limited::kFailedCode, ip);
  forget_count(db, keys, firm, limited::kFailedCodeAs, std::to_string(contact.value));
}

/// Holds the half session's row: who comes second finds it gone.
bool lock_half_session(Database& db, FirmId firm, const HalfSession& half) {
  return db
      .find_value<int>(
          "SELECT 1 FROM sessions WHERE firm_id = ? AND id = ? AND kind = 'half' FOR UPDATE",
          {firm, half.id})
      .has_value();
}

bool use_totp_code(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                   std::string_view typed, Time now) {
  struct Kept {
    std::string sealed;
    std::uint64_t last_step;
  };
  auto kept = db.find(
      "SELECT totp_secret, COALESCE(totp_last_step, 0) FROM logins WHERE firm_id = ? "
      "AND contact_id = ? AND totp_since IS NOT NULL FOR UPDATE",
      {firm, contact}, [](Row& row) {
        return Kept{row.get<std::string>(), row.get<std::uint64_t>()};
      });
  if (!kept) return false;
  auto secret = keys.open(Purpose::totp_secret, kept->sealed);
  auto step = secret ? match_totp(*secret, typed, now, kept->last_step) : std::nullopt;
  if (!step) return false;
  return db.execute(
             "UPDATE logins SET totp_last_step = ? WHERE firm_id = ? AND contact_id = ? "
             "AND COALESCE(totp_last_step, 0) < ?",
             {*step, firm, contact, *step}) == 1;
}

/// Starts the session and writes the trail; the last of the transaction.
StepResult sign_in_now(Database& db, const Keyring& keys, Random& random, FirmId firm,
                       const Author& who, const StepFrom& from, const char* with, Time now) {
  StepResult result{.outcome = StepOutcome::signed_in, .contact = *who.contact};
  DeviceId device = from.browser.device ? *from.browser.device
                                        : become_device(db, keys, random, firm, from.browser,
                                                        result.device_cookie, now);
  result.session_cookie = Token::make(random);
  start_login_session(db, firm, *who.contact, device,
                      keys.hash(Purpose::session_token, *result.session_cookie), from.replaced,
                      now);
  record(db, keys, firm,
         {.action = "login.signed_in",
          .actor = who,
          .ip = from.browser.ip,
          .subject = who.contact->value,
          .detail = with},
         now);
  return result;
}

/// A refusal in the trail. `contact`: at whose login, where that is known.
StepResult refused(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                   const std::string& ip, const char* what, Time now) {
  record(db, keys, firm,
         {.action = "login.second_step_refused",
          .actor = {},
          .ip = ip,
          .subject = contact.value,
          .detail = what},
         now);
  return {.outcome = StepOutcome::wrong};
}

Author author_of(const HalfSession& half) {
  return {.contact = half.contact, .staff = {}, .name = half.name};
}

}  // namespace

StepResult finish_with_code(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                            const HalfSession& half, std::string_view typed, const StepFrom& from,
                            Time now) {
  const std::string& ip = from.browser.ip;
  if (auto wait = count_try(db, keys, firm.id, ip, half.contact, now)) {
    return {.outcome = StepOutcome::wait, .wait = *wait};
  }
  StepResult result = db.transaction([&]() -> StepResult {
    if (!lock_half_session(db, firm.id, half)) return {.outcome = StepOutcome::over};
    if (use_totp_code(db, keys, firm.id, half.contact, typed, now)) {
      return sign_in_now(db, keys, random, firm.id, author_of(half), from, "password and TOTP",
                         now);
    }
    if (use_recovery_code(db, keys, firm.id, half.contact, typed, now)) {
      return sign_in_now(db, keys, random, firm.id, author_of(half), from,
                         "password and recovery code", now);
    }
    return refused(db, keys, firm.id, half.contact, ip, "code", now);
  });
  if (result.outcome == StepOutcome::signed_in) {
    forget_tries(db, keys, firm.id, ip, half.contact);
  }
  return result;
}

StepResult finish_with_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                               const HalfSession& half, const PasskeyAnswer& answer,
                               const StepFrom& from, Time now) {
  const std::string& ip = from.browser.ip;
  if (auto wait = count_try(db, keys, firm.id, ip, half.contact, now)) {
    return {.outcome = StepOutcome::wait, .wait = *wait};
  }
  const bool fresh = spend_passkey_challenge(db, keys, firm.id, ChallengeFor::sign_in,
                                             answer.asked_by, answer.challenge, now);
  StepResult result = db.transaction([&]() -> StepResult {
    if (!lock_half_session(db, firm.id, half)) return {.outcome = StepOutcome::over};
    auto owner =
        fresh ? use_passkey(db, firm, answer.challenge, answer.assertion, now) : std::nullopt;
    if (!owner || owner->contact != half.contact) {
      return refused(db, keys, firm.id, half.contact, ip, "passkey", now);
    }
    return sign_in_now(db, keys, random, firm.id, *owner, from, "password and passkey", now);
  });
  if (result.outcome == StepOutcome::signed_in) {
    forget_tries(db, keys, firm.id, ip, half.contact);
  }
  return result;
}

StepResult sign_in_with_passkey(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                                const PasskeyAnswer& answer, const StepFrom& from, Time now) {
  const std::string& ip = from.browser.ip;
  if (auto wait = count_try(db, keys, firm.id, ip, {}, now)) {
    return {.outcome = StepOutcome::wait, .wait = *wait};
  }
  const bool fresh = spend_passkey_challenge(db, keys, firm.id, ChallengeFor::sign_in,
                                             answer.asked_by, answer.challenge, now);
  StepResult result = db.transaction([&]() -> StepResult {
    auto owner =
        fresh ? use_passkey(db, firm, answer.challenge, answer.assertion, now) : std::nullopt;
    if (!owner) return refused(db, keys, firm.id, {}, ip, "passkey", now);
    return sign_in_now(db, keys, random, firm.id, *owner, from, "passkey", now);
  });
  if (result.outcome == StepOutcome::signed_in) {
    forget_count(db, keys, firm.id, limited::kFailedCode, ip);
  }
  return result;
}

StepResult finish_by_setting_up(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                                const HalfSession& half, const TotpOffer& offer,
                                std::string_view code, const StepFrom& from, Time now) {
  return db.transaction([&]() -> StepResult {
    if (!lock_half_session(db, firm.id, half)) return {.outcome = StepOutcome::over};
    switch (take_totp_offer(db, keys, random, firm.id, half.contact, offer, code, now)) {
      case TurnOnOutcome::wrong_code:
        return {.outcome = StepOutcome::wrong};
      case TurnOnOutcome::already_on:
        return {.outcome = StepOutcome::over};
      case TurnOnOutcome::turned_on:
        break;
    }
    const ActingContact by{half.contact, half.name, from.browser.ip, from.browser.description};
    tell_of_changed_second_factor(db, random, firm.id, by, now);
    return sign_in_now(db, keys, random, firm.id, author_of(half), from,
                       "password; TOTP set up now", now);
  });
}

}  // namespace latchkey
