#include "core/domain/audit.hpp"
#include "core/domain/link_row.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/outbox.hpp"

namespace latchkey {
namespace {

/// The guarded UPDATE that decides a race: true for exactly one caller.
bool take(Database& db, FirmId firm, const LinkView& link, Time now) {
  return db.execute(
             "UPDATE magic_links SET claimed_at = ? WHERE firm_id = ? AND work_item_id = ? "
             "AND contact_id = ? AND id = ? AND claimed_at IS NULL AND ended_at IS NULL "
             "AND expires_at > ?",
             {now, firm, link.work_item, link.contact, link.id, now}) == 1;
}

/// Ends what a claim makes useless: the other links of the recipient that nobody claimed.
void end_siblings(Database& db, FirmId firm, const LinkView& link, Time now) {
  db.execute(
      "UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced' WHERE firm_id = ? "
      "AND work_item_id = ? AND contact_id = ? AND id <> ? AND claimed_at IS NULL "
      "AND ended_at IS NULL AND origin <> 'pin'",
      {now, firm, link.work_item, link.contact, link.id});
}

/// Gives the work to the device, and takes it from the oldest devices beyond the firm's number.
void bind(Database& db, const Firm& firm, const LinkView& link, DeviceId device, Time now) {
  db.execute(
      "INSERT INTO bindings (firm_id, contact_id, work_item_id, device_id, link_id, claimed_at, "
      "expires_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE link_id = VALUES(link_id), "
      "claimed_at = VALUES(claimed_at), expires_at = VALUES(expires_at), ended_at = NULL, "
      "ended_reason = NULL",
      {firm.id, link.contact, link.work_item, device, link.id, now, now + firm.binding_days});
  int kept = 1;
  for (const Holder& holder : list_holders(db, firm.id, link.contact, link.work_item)) {
    if (holder.device == device || !holder.holds(now)) continue;
    if (++kept <= firm.devices_per_contact) continue;
    db.execute(
        "UPDATE bindings SET ended_at = ?, ended_reason = 'moved' WHERE firm_id = ? "
        "AND contact_id = ? AND work_item_id = ? AND device_id = ?",
        {now, firm.id, link.contact, link.work_item, holder.device});
  }
}

/// The device held work of the contact's, and nobody said since that it was not theirs.
bool held_before(Database& db, FirmId firm, ContactId contact, DeviceId device) {
  return db
      .find_value<int>(
          "SELECT 1 FROM bindings b WHERE b.firm_id = ? AND b.contact_id = ? AND b.device_id = ? "
          "AND NOT EXISTS (SELECT 1 FROM bindings r WHERE r.firm_id = b.firm_id "
          "AND r.contact_id = b.contact_id AND r.device_id = b.device_id "
          "AND r.ended_reason = 'revoked' AND r.ended_at >= b.claimed_at) LIMIT 1",
          {firm, contact, device})
      .has_value();
}

Author contact_of(const LinkView& link) {
  return {.contact = link.contact, .staff = {}, .name = link.contact_name};
}

}  // namespace

ClaimResult claim(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                  const TokenHash& token, const Browser& browser,
                  const std::optional<SessionId>& replaced, Time now) {
  auto found = find_link(db, firm.id, token);
  if (!found) return {.outcome = ClaimOutcome::unknown, .device_cookie = {}, .session_cookie = {}};
  const LinkView& link = found->view;
  return db.transaction([&]() -> ClaimResult {
    ClaimResult result{.outcome = ClaimOutcome::claimed,
                       .work_item = link.work_item,
                       .device_cookie = {},
                       .session_cookie = {}};
    if (found->withdrawn || !link.reachable || !take(db, firm.id, link, now)) {
      // Nothing to claim. The browser that holds the work comes in all the same.
      auto device = browser.device;
      if (!device) device = find_device_become(db, keys, firm.id, browser, now);
      auto fresh = find_link(db, firm.id, token);  // what the winner of a race made of it
      if (!fresh || !device ||
          judge(db, firm.id, *fresh, device, now).state != LinkState::bound_here) {
        result.outcome = ClaimOutcome::not_claimable;
        return result;
      }
      result.outcome = ClaimOutcome::already_here;
      if (!browser.device) result.device_cookie = browser.becomes;
      result.session_cookie = Token::make(random);
      start_contact_session(db, firm.id, link.contact, *device,
                            keys.hash(Purpose::session_token, *result.session_cookie), replaced,
                            now);
      return result;
    }
    DeviceId device = browser.device ? *browser.device
                                     : become_device(db, keys, random, firm.id, browser,
                                                     result.device_cookie, now);
    bool known = held_before(db, firm.id, link.contact, device);
    db.execute("UPDATE magic_links SET device_id = ? WHERE firm_id = ? AND id = ?",
               {device, firm.id, link.id});
    end_siblings(db, firm.id, link, now);
    bind(db, firm, link, device, now);
    result.session_cookie = Token::make(random);
    start_contact_session(db, firm.id, link.contact, device,
                          keys.hash(Purpose::session_token, *result.session_cookie), replaced, now);
    if (!known) {
      enqueue(db, random, firm.id,
              {.letter = Letter::new_device,
               .to_address = link.address,
               .work_item = link.work_item,
               .checklist = link.checklist,
               .link = link.id,
               .contact = link.contact,
               .device = device},
              now);
    }
    record(db, keys, firm.id,
           {.action = "link.claimed",
            .actor = contact_of(link),
            .ip = browser.ip,
            .client = found->client,
            .work_item = link.work_item,
            .subject = link.id.value,
            .detail = browser.description},
           now);
    return result;
  });
}

}  // namespace latchkey
