#include "core/domain/pin.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/pin.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {
namespace {

/// Whose PIN it is.
struct Owner {
  ContactId contact;
  std::string name;

  Author author() const { return {.contact = contact, .staff = {}, .name = name}; }
};

/// A try that was let through to the PIN.
struct Try {
  std::string pin_hash;
  int number;  // wrong ones since the last right one, this one counted
};

/// A PIN of before its firm was contained is locked from that moment, also while its row is not
/// yet: the rows of a firm are locked in bites.
#define LATCHKEY_PIN_CONTAINED(pin)                 \
  "EXISTS (SELECT 1 FROM firms f WHERE f.id = " pin \
  ".firm_id "                                       \
  "AND f.contained_at >= " pin ".changed_at)"

/// Counts one more try, unless the PIN is locked. Committed before it returns.
std::optional<Try> take_try(Database& db, FirmId firm, ContactId contact) {
  return db.transaction([&]() -> std::optional<Try> {
    auto taken = db.execute(
        "UPDATE pins SET failures = failures + 1 WHERE firm_id = ? AND contact_id = ? "
        "AND failures < ? AND locked_at IS NULL AND NOT " LATCHKEY_PIN_CONTAINED("pins"),
        {firm, contact, kWrongPinsThatLock});
    if (taken == 0) return std::nullopt;
    return db.find("SELECT pin_hash, failures FROM pins WHERE firm_id = ? AND contact_id = ?",
                   {firm, contact}, [](Row& row) {
                     return Try{row.get<std::string>(), row.get<int>()};
                   });
  });
}

bool fits(const PasswordGate& gate, const std::string& hash, std::string_view pin) {
  PasswordGate::Slot slot{gate};
  return verify_password(hash, pin);
}

void record_pin(const PinTools& tools, FirmId firm, const char* action, const Author& author,
                ContactId contact, const Browser& browser, Time now) {
  record(tools.db, tools.keys, firm,
         {.action = action,
          .actor = author,
          .ip = browser.ip,
          .subject = contact.value,
          .detail = browser.description},
         now);
}

/// Writes down that a try was wrong, or that there was nothing to try; the fifth wrong one locks.
void refuse(const PinTools& tools, FirmId firm, ContactId contact, const std::optional<Try>& tried,
            const Browser& browser, Time now) {
  tools.db.transaction([&] {
    bool locks = tried && tried->number >= kWrongPinsThatLock &&
                 tools.db.execute(
                     "UPDATE pins SET locked_at = ? WHERE firm_id = ? AND contact_id = ? "
                     "AND failures >= ? AND locked_at IS NULL",
                     {now, firm, contact, kWrongPinsThatLock}) == 1;
    record_pin(tools, firm, locks ? "pin.locked" : "pin.refused", {}, contact, browser, now);
  });
}

/// The contact's session on the browser, which becomes a device where it is none. In the caller's
/// transaction.
PinResult start_session(const PinTools& tools, FirmId firm, ContactId contact,
                        const PinVisitor& visitor, Time now) {
  Database& db = tools.db;
  PinResult result{.outcome = PinOutcome::signed_in};
  DeviceId device = visitor.browser.device
                        ? *visitor.browser.device
                        : become_device(db, tools.keys, tools.random, firm, visitor.browser,
                                        result.device_cookie, now);
  result.session_cookie = Token::make(tools.random);
  TokenHash made = tools.keys.hash(Purpose::session_token, *result.session_cookie);
  note_opened_by_pin(db, firm, contact, device, now);
  if (visitor.replaced) {
    // Who is signed in by login as this contact sees all of this anyway, and stays so.
    auto login_until = db.find_value<Time>(
        "SELECT expires_at FROM sessions WHERE firm_id = ? AND id = ? AND contact_id = ? "
        "AND device_id = ? AND kind = 'login' FOR UPDATE",
        {firm, *visitor.replaced, contact, device});
    if (login_until && *login_until > now) {
      db.execute("UPDATE sessions SET token_hash = ? WHERE firm_id = ? AND id = ?",
                 {made, firm, *visitor.replaced});
      result.cookie_age = std::chrono::floor<std::chrono::seconds>(*login_until - now);
      return result;
    }
    end_session(db, firm, *visitor.replaced);
  }
  db.execute(
      "DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND device_id = ? "
      "AND kind = 'pin'",
      {firm, contact, device});
  Time until = visitor.remember ? now + kPinRemembered : now + kPinSession;
  db.execute(
      "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
      "seen_at, expires_at) VALUES (?, ?, 'pin', ?, ?, ?, ?, ?)",
      {made, firm, contact, device, now, now, until});
  if (visitor.remember) result.cookie_age = kPinRemembered;
  return result;
}

/// After the PIN was right: forgets the wrong ones, and signs in. `locked` where it was locked, or
/// another was chosen, while this one was looked at.
PinResult let_in(const PinTools& tools, FirmId firm, const Owner& owner, const std::string& hash,
                 const PinVisitor& visitor, Time now) {
  return tools.db.transaction([&]() -> PinResult {
    auto still = tools.db.find_value<int>(
        "SELECT 1 FROM pins p WHERE p.firm_id = ? AND p.contact_id = ? AND p.pin_hash = ? "
        "AND p.locked_at IS NULL AND NOT " LATCHKEY_PIN_CONTAINED("p") " FOR UPDATE",
        {firm, owner.contact, hash});
    if (!still) return {.outcome = PinOutcome::locked};
    tools.db.execute("UPDATE pins SET failures = 0 WHERE firm_id = ? AND contact_id = ?",
                     {firm, owner.contact});
    PinResult result = start_session(tools, firm, owner.contact, visitor, now);
    record_pin(tools, firm, "pin.signed_in", owner.author(), owner.contact, visitor.browser, now);
    return result;
  });
}

std::optional<PinResult> misread(std::string_view typed) {
  if (auto words = pin_misread(typed)) {
    return PinResult{.outcome = PinOutcome::refused, .objections = {{"pin", *words}}};
  }
  return std::nullopt;
}

Objections objections_to(std::string_view typed, std::string_view again) {
  if (auto words = pin_misread(typed)) return {{"pin", *words}};
  if (auto words = pin_objection(*read_pin(typed))) return {{"pin", *words}};
  if (read_pin(typed) != read_pin(again)) {
    return {{"pin_again", "The two are not the same. Type the same PIN twice."}};
  }
  return {};
}

Owner owner_of(const PinRequest& request) {
  return {request.link.contact, request.link.contact_name};
}

/// A contact with a PIN, by an address of theirs.
std::optional<Owner> find_owner(Database& db, FirmId firm, std::string_view address) {
  return db.find(
      "SELECT c.id, c.name FROM contact_addresses a "
      "JOIN contacts c ON c.firm_id = a.firm_id AND c.id = a.contact_id AND c.deleted_at IS NULL "
      "JOIN pins p ON p.firm_id = c.firm_id AND p.contact_id = c.id "
      "WHERE a.firm_id = ? AND a.normal_address = ?",
      {firm, normalise_address(address).value_or("")}, [](Row& row) {
        return Owner{row.get<ContactId>(), row.get<std::string>()};
      });
}

}  // namespace

PinState find_pin_state(Database& db, FirmId firm, ContactId contact) {
  auto locked = db.find_value<bool>(
      "SELECT p.locked_at IS NOT NULL OR p.failures >= ? OR " LATCHKEY_PIN_CONTAINED(
          "p") " FROM pins p WHERE p.firm_id = ? AND p.contact_id = ?",
      {kWrongPinsThatLock, firm, contact});
  if (!locked) return PinState::none;
  return *locked ? PinState::locked : PinState::chosen;
}

PinResult choose_pin(const PinTools& tools, FirmId firm, const PinRequest& request,
                     std::string_view typed, std::string_view again, const PinVisitor& visitor,
                     Time now) {
  if (!request.opens_by_pin()) return {.outcome = PinOutcome::not_open};
  if (request.pin != PinState::none) return {.outcome = PinOutcome::chosen_already};
  Objections objections = objections_to(typed, again);
  if (!objections.empty()) return {.outcome = PinOutcome::refused, .objections = objections};
  std::string hash;
  {
    PasswordGate::Slot slot{tools.gate};
    hash = hash_password(*read_pin(typed));
  }
  Owner owner = owner_of(request);
  try {
    return tools.db.transaction([&] {
      // The recipient's row is locked: where it is resent in this moment, no PIN is left behind.
      // While a firm is being contained none is chosen, since that locks those that are not yet.
      auto open = tools.db.find_value<int>(
          "SELECT 1 FROM checklist_recipients r WHERE r.firm_id = ? AND r.work_item_id = ? "
          "AND r.checklist_id = ? AND r.contact_id = ? AND r.way = 'pin' AND NOT EXISTS "
          "(SELECT 1 FROM containments c WHERE c.firm_id = r.firm_id AND c.cleared_at IS NULL) "
          "FOR UPDATE",
          {firm, request.link.work_item, request.link.checklist, owner.contact});
      if (!open) return PinResult{.outcome = PinOutcome::not_open};
      tools.db.execute(
          "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at) "
          "VALUES (?, ?, ?, ?, ?)",
          {firm, owner.contact, hash, now, now});
      PinResult result = start_session(tools, firm, owner.contact, visitor, now);
      record_pin(tools, firm, "pin.chosen", owner.author(), owner.contact, visitor.browser, now);
      return result;
    });
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    return {.outcome = PinOutcome::chosen_already};
  }
}

PinResult enter_pin(const PinTools& tools, FirmId firm, const PinRequest& request,
                    std::string_view typed, const PinVisitor& visitor, Time now) {
  if (!request.opens_by_pin()) return {.outcome = PinOutcome::not_open};
  if (request.pin == PinState::none) return {.outcome = PinOutcome::none_chosen};
  if (auto refused = misread(typed)) return *refused;
  const std::string& ip = visitor.browser.ip;
  if (auto wait = count_or_wait(tools.db, tools.keys, firm, limited::kFailedClaim, ip, now)) {
    return {.outcome = PinOutcome::wait, .wait = *wait};
  }
  Owner owner = owner_of(request);
  auto tried = take_try(tools.db, firm, owner.contact);
  if (!tried) {
    refuse(tools, firm, owner.contact, tried, visitor.browser, now);
    return {.outcome = PinOutcome::locked};
  }
  if (!fits(tools.gate, tried->pin_hash, *read_pin(typed))) {
    refuse(tools, firm, owner.contact, tried, visitor.browser, now);
    int left = kWrongPinsThatLock - tried->number;
    if (left <= 0) return {.outcome = PinOutcome::locked};
    return {.outcome = PinOutcome::wrong, .tries_left = left};
  }
  PinResult result = let_in(tools, firm, owner, tried->pin_hash, visitor, now);
  if (result.outcome == PinOutcome::signed_in) {
    take_back(tools.db, tools.keys, firm, limited::kFailedClaim, ip, now);
  }
  return result;
}

PinResult enter_pin_at_portal(const PinTools& tools, FirmId firm, std::string_view address,
                              std::string_view typed, const PinVisitor& visitor, Time now) {
  if (auto refused = misread(typed)) return *refused;
  const std::string& ip = visitor.browser.ip;
  if (auto wait = count_or_wait(tools.db, tools.keys, firm, limited::kFailedClaim, ip, now)) {
    return {.outcome = PinOutcome::wait, .wait = *wait};
  }
  auto owner = find_owner(tools.db, firm, address);
  // Whatever is found, something is counted and committed, a hash is computed, and the trail gets
  // its row: no address takes more or less time than another.
  std::optional<Try> tried;
  if (owner) {
    tried = take_try(tools.db, firm, owner->contact);
  } else {
    count_or_wait(tools.db, tools.keys, firm, limited::kPinOfNobody, address, now);
  }
  bool right =
      fits(tools.gate, tried ? tried->pin_hash : unmatchable_password_hash(), *read_pin(typed)) &&
      tried;
  if (right) {
    PinResult result = let_in(tools, firm, *owner, tried->pin_hash, visitor, now);
    if (result.outcome == PinOutcome::signed_in) {
      take_back(tools.db, tools.keys, firm, limited::kFailedClaim, ip, now);
      return result;
    }
  }
  refuse(tools, firm, owner ? owner->contact : ContactId{}, tried, visitor.browser, now);
  return {.outcome = PinOutcome::wrong};
}

PinResult reset_pin(const PinTools& tools, FirmId firm, const Confirmation& confirmation,
                    std::string_view typed, std::string_view again, const PinVisitor& visitor,
                    Time now) {
  if (confirmation.kind != ConfirmationKind::reset_pin ||
      confirmation.state != ConfirmationState::open) {
    return {.outcome = PinOutcome::not_open};
  }
  Objections objections = objections_to(typed, again);
  if (!objections.empty()) return {.outcome = PinOutcome::refused, .objections = objections};
  std::string hash;
  {
    PasswordGate::Slot slot{tools.gate};
    hash = hash_password(*read_pin(typed));
  }
  Owner owner{confirmation.contact, confirmation.contact_name};
  return tools.db.transaction([&]() -> PinResult {
    // Locked, as where a first PIN is chosen.
    auto left = tools.db.find_value<int>(
        "SELECT 1 FROM checklist_recipients WHERE firm_id = ? AND way = 'pin' AND contact_id = ? "
        "LIMIT 1 FOR UPDATE",
        {firm, owner.contact});
    if (!left || !use_confirmation(tools.db, firm, confirmation, now)) {
      return {.outcome = PinOutcome::not_open};
    }
    tools.db.execute(
        "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE pin_hash = VALUES(pin_hash), "
        "failures = 0, locked_at = NULL, changed_at = VALUES(changed_at)",
        {firm, owner.contact, hash, now, now});
    end_pin_sessions(tools.db, firm, owner.contact);
    PinResult result = start_session(tools, firm, owner.contact, visitor, now);
    record_pin(tools, firm, "pin.reset", owner.author(), owner.contact, visitor.browser, now);
    return result;
  });
}

void end_pin_sessions(Database& db, FirmId firm, ContactId contact) {
  db.execute("DELETE FROM sessions WHERE firm_id = ? AND contact_id = ? AND kind = 'pin'",
             {firm, contact});
}

}  // namespace latchkey
