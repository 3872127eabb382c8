#include "core/mail/outbox.hpp"

#include <array>

namespace latchkey {
namespace {

std::optional<Letter> read_letter(const std::string& name) {
  for (const Letter letter :
       {Letter::checklist, Letter::access_link, Letter::new_device, Letter::not_me,
        Letter::pin_checklist, Letter::confirm_login, Letter::login_exists, Letter::reset_password,
        Letter::password_changed, Letter::second_factor_changed, Letter::second_factor_reset,
        Letter::news, Letter::staff_news, Letter::reset_pin, Letter::reopen_asked,
        Letter::send_failed, Letter::reset_staff_password, Letter::staff_invitation}) {
    if (name == letter_name(letter)) return letter;
  }
  return std::nullopt;
}

const char* state_name(LetterState state) {
  switch (state) {
    case LetterState::sent:
      return "sent";
    case LetterState::queued:
      return "queued";
    case LetterState::failed:
      return "failed";
    case LetterState::cancelled:
      return "cancelled";
  }
  return "";
}

ClaimedLetter to_claimed(Row& row) {
  return ClaimedLetter{.id = row.get<OutboxId>(),
                       .firm = row.get<FirmId>(),
                       .letter = read_letter(row.get<std::string>()),
                       .to_address = row.get<std::string>(),
                       .created_at = row.get<Time>(),
                       .message_id = row.get<std::string>(),
                       .attempt = row.get<int>() + 1,
                       .claimed_by = {}};
}

// Several statements in place of one with IN: each reads outbox_next in its order and stops at the
// first row, so that it locks no other.
#define CLAIM(state, priority)                                                            \
  "SELECT id, firm_id, letter, to_address, created_at, message_id, attempts FROM outbox " \
  "FORCE INDEX (outbox_next) WHERE state = '" state "' AND priority = " priority          \
  " AND next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT 1 "                       \
  "FOR UPDATE SKIP LOCKED"

}  // namespace

std::optional<ClaimedLetter> claim_letter(Database& db, const std::string& mailer, Time now,
                                          Duration lease) {
  return db.transaction([&]() -> std::optional<ClaimedLetter> {
    std::optional<ClaimedLetter> claimed;
    for (const char* claim : {CLAIM("queued", "0"), CLAIM("sending", "0"), CLAIM("queued", "1"),
                              CLAIM("sending", "1")}) {
      claimed = db.find(claim, {now}, to_claimed);
      if (claimed) break;
    }
    if (!claimed) return std::nullopt;
    claimed->claimed_by = mailer;
    db.execute(
        "UPDATE outbox SET state = 'sending', attempts = ?, claimed_by = ?, next_attempt_at = ? "
        "WHERE id = ?",
        {claimed->attempt, mailer, now + lease, claimed->id});
    return claimed;
  });
}

bool renew_lease(Database& db, const ClaimedLetter& claimed, Time until) {
  return db.execute(
             "UPDATE outbox SET next_attempt_at = ? WHERE id = ? AND state = 'sending' AND "
             "claimed_by = ? AND attempts = ?",
             {until, claimed.id, claimed.claimed_by, claimed.attempt}) == 1;
}

bool settle_letter(Database& db, const ClaimedLetter& claimed, LetterState state,
                   const std::string& server_words, Time now, Time again_at) {
  const std::optional<Time> sent_at =
      state == LetterState::sent ? std::optional<Time>(now) : std::nullopt;
  // `attempts` tells one claim of a row from the next, also by the same mailer.
  return db.transaction([&] {
    return db.execute(
               "UPDATE outbox SET state = ?, server_words = ?, sent_at = ?, next_attempt_at = ?, "
               "claimed_by = NULL WHERE id = ? AND state = 'sending' AND claimed_by = ? AND "
               "attempts = ?",
               {state_name(state), server_words, sent_at,
                state == LetterState::queued ? again_at : now, claimed.id, claimed.claimed_by,
                claimed.attempt}) == 1;
  });
}

std::optional<Duration> pause_after(int attempt) {
  using namespace std::chrono_literals;
  constexpr std::array<std::chrono::seconds, 8> kPauses = {30s, 2min, 10min, 1h, 3h, 6h, 12h, 24h};
  if (attempt < 1) attempt = 1;
  if (static_cast<std::size_t>(attempt) > kPauses.size()) return std::nullopt;
  return kPauses[static_cast<std::size_t>(attempt) - 1];
}

}  // namespace latchkey
