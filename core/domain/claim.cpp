#include "core/domain/audit.hpp"
#include "core/domain/binding.hpp"
#include "core/domain/link_row.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/rate_limit.hpp"

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
                       .contact = link.contact,
                       .device_cookie = {},
                       .session_cookie = {}};
    lock_bindings(db, firm.id, link.contact);
    if (found->withdrawn || !link.reachable || found->ended_at || !take(db, firm.id, link, now)) {
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
    bind(db, firm, link.contact, link.work_item, device, link.id, now + firm.binding_days, now);
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

std::optional<std::chrono::seconds> note_failed_claim(Database& db, const Keyring& keys,
                                                      FirmId firm, const ClaimResult& failed,
                                                      const Browser& browser, Time now) {
  auto wait = count_or_wait(db, keys, firm, limited::kFailedClaim, browser.ip, now);
  if (wait || failed.outcome != ClaimOutcome::not_claimable) return wait;
  db.transaction([&] {
    record(db, keys, firm,
           {.action = "link.refused",
            .actor = {},
            .ip = browser.ip,
            .work_item = failed.work_item,
            .subject = failed.contact.value,
            .detail = browser.description},
           now);
  });
  return wait;
}

}  // namespace latchkey
