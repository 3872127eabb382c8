#include "core/domain/confirmation.hpp"

#include <stdexcept>

#include "core/domain/audit.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {
namespace {

Letter letter_of(ConfirmationKind kind) {
  switch (kind) {
    case ConfirmationKind::make_login:
      return Letter::confirm_login;
    case ConfirmationKind::reset_password:
      return Letter::reset_password;
    case ConfirmationKind::reset_pin:
      return Letter::reset_pin;
    case ConfirmationKind::reset_staff:
      return Letter::reset_staff_password;
  }
  throw std::logic_error("a confirmation without a letter");
}

}  // namespace

const char* confirmation_kind_name(ConfirmationKind kind) {
  switch (kind) {
    case ConfirmationKind::make_login:
      return "make_login";
    case ConfirmationKind::reset_password:
      return "reset_password";
    case ConfirmationKind::reset_pin:
      return "reset_pin";
    case ConfirmationKind::reset_staff:
      return "reset_staff";
  }
  return "";
}

ConfirmationKind read_confirmation_kind(std::string_view name) {
  for (auto kind : {ConfirmationKind::make_login, ConfirmationKind::reset_password,
                    ConfirmationKind::reset_pin, ConfirmationKind::reset_staff}) {
    if (name == confirmation_kind_name(kind)) return kind;
  }
  throw std::runtime_error("a confirmation of an unknown kind");
}

AskResult ask_confirmation(Database& db, const Keyring& keys, Random& random, FirmId firm,
                           ConfirmationKind kind, const std::string& address,
                           const Browser& browser, Time now) {
  const std::string subject = std::string{confirmation_kind_name(kind)} + "|" + address;
  // What is refused for the mailbox has not used up the office's IP, nor the other way round.
  if (auto wait = wait_of(db, keys, firm, limited::kConfirmationMail, subject, now)) {
    return {.outcome = AskOutcome::wait, .wait = *wait};
  }
  if (auto wait = count_or_wait(db, keys, firm, limited::kAskForLink, browser.ip, now)) {
    return {.outcome = AskOutcome::too_many_from_here, .wait = *wait};
  }
  if (auto wait = count_or_wait(db, keys, firm, limited::kConfirmationMail, subject, now)) {
    return {.outcome = AskOutcome::wait, .wait = *wait};
  }
  db.transaction([&] {
    // Nobody's yet: the mailer finds out whose address it is.
    ConfirmationId made{
        db.insert("INSERT INTO confirmations (firm_id, contact_id, kind, address, created_at, "
                  "expires_at) VALUES (?, 0, ?, ?, ?, ?)",
                  {firm, confirmation_kind_name(kind), address, now, now + kConfirmationLifetime})};
    enqueue(db, random, firm,
            {.letter = letter_of(kind),
             .to_address = address,
             .confirmation = made,
             .browser = browser.description},
            now);
    record(db, keys, firm,
           {.action = "confirmation.asked",
            .actor = {},
            .ip = browser.ip,
            .subject = made.value,
            .detail = confirmation_kind_name(kind)},
           now);
  });
  return {.outcome = AskOutcome::asked};
}

std::optional<Confirmation> find_confirmation(Database& db, FirmId firm, const TokenHash& token,
                                              Time now) {
  return db.find(
      "SELECT m.id, m.kind, m.contact_id, c.name, c.time_zone, m.address, m.expires_at, "
      "m.used_at IS NOT NULL, m.ended_at IS NOT NULL, c.deleted_at IS NOT NULL OR NOT EXISTS "
      "(SELECT 1 FROM contact_addresses a WHERE a.firm_id = m.firm_id "
      "AND a.contact_id = m.contact_id AND a.normal_address = m.address) "
      "FROM confirmation_tokens t "
      "JOIN confirmations m ON m.id = t.confirmation_id AND m.firm_id = t.firm_id "
      "JOIN contacts c ON c.firm_id = m.firm_id AND c.id = m.contact_id "
      "WHERE t.token_hash = ? AND t.firm_id = ?",
      {token, firm}, [&](Row& row) {
        Confirmation found{.id = row.get<ConfirmationId>(),
                           .kind = read_confirmation_kind(row.get<std::string>()),
                           .state = ConfirmationState::open,
                           .contact = row.get<ContactId>(),
                           .contact_name = row.get<std::string>(),
                           .contact_time_zone = row.get<std::string>(),
                           .address = row.get<std::string>(),
                           .expires_at = row.get<Time>()};
        const bool used = row.get<bool>(), ended = row.get<bool>(), withdrawn = row.get<bool>();
        if (withdrawn) {
          found.state = ConfirmationState::withdrawn;
        } else if (used) {
          found.state = ConfirmationState::used;
        } else if (ended) {
          found.state = ConfirmationState::ended;
        } else if (found.expires_at <= now) {
          found.state = ConfirmationState::expired;
        }
        return found;
      });
}

bool use_confirmation(Database& db, FirmId firm, const Confirmation& confirmation, Time now) {
  const bool used =
      db.execute(
          "UPDATE confirmations SET used_at = ? WHERE firm_id = ? AND contact_id = ? AND id = ? "
          "AND used_at IS NULL AND ended_at IS NULL AND expires_at > ? AND EXISTS "
          "(SELECT 1 FROM contacts c JOIN contact_addresses a ON a.firm_id = c.firm_id "
          "AND a.contact_id = c.id WHERE c.firm_id = ? AND c.id = ? AND c.deleted_at IS NULL "
          "AND a.normal_address = ?)",
          {now, firm, confirmation.contact, confirmation.id, now, firm, confirmation.contact,
           confirmation.address}) == 1;
  if (used) end_confirmations(db, firm, confirmation.contact, {confirmation.kind}, now);
  return used;
}

void end_confirmations(Database& db, FirmId firm, ContactId contact,
                       std::initializer_list<ConfirmationKind> kinds, Time now) {
  for (ConfirmationKind kind : kinds) {
    db.execute(
        "UPDATE confirmations SET ended_at = ? WHERE firm_id = ? AND contact_id = ? AND kind = ? "
        "AND used_at IS NULL AND ended_at IS NULL",
        {now, firm, contact, confirmation_kind_name(kind)});
  }
}

void hand_out_confirmation(Database& db, FirmId firm, OutboxId mail, ConfirmationId confirmation,
                           ContactId contact, ConfirmationKind kind, const TokenHash& token,
                           Time now) {
  db.transaction([&] {
    db.execute(
        "UPDATE confirmations SET contact_id = ?, kind = ? WHERE firm_id = ? AND id = ? "
        "AND contact_id IN (0, ?)",
        {contact, confirmation_kind_name(kind), firm, confirmation, contact});
    db.execute(
        "UPDATE confirmations SET ended_at = ? WHERE firm_id = ? AND contact_id = ? AND kind = ? "
        "AND id < ? AND used_at IS NULL AND ended_at IS NULL",
        {now, firm, contact, confirmation_kind_name(kind), confirmation});
    db.execute("UPDATE outbox SET contact_id = ? WHERE id = ? AND firm_id = ?",
               {contact, mail, firm});
    db.execute(
        "INSERT INTO confirmation_tokens (token_hash, firm_id, confirmation_id, created_at) "
        "VALUES (?, ?, ?, ?)",
        {token, firm, confirmation, now});
  });
}

}  // namespace latchkey
