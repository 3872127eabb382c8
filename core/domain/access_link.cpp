#include "core/domain/audit.hpp"
#include "core/domain/link_row.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/rate_limit.hpp"

namespace latchkey {

LinkId make_link(Database& db, FirmId firm, WorkItemId work_item, ContactId contact,
                 ChecklistId checklist, std::uint64_t send, std::string_view origin,
                 std::string_view address, Time expires_at, Time now) {
  auto outstanding = db.list(
      "SELECT id FROM magic_links WHERE firm_id = ? AND work_item_id = ? AND contact_id = ? "
      "AND claimed_at IS NULL AND ended_at IS NULL AND expires_at > ? AND " LATCHKEY_REACHABLE(
          "magic_links") " ORDER BY id DESC FOR UPDATE",
      {firm, work_item, contact, now}, [](Row& row) { return row.get<LinkId>(); });
  for (std::size_t i = kMaxOutstandingLinks - 1; i < outstanding.size(); ++i) {
    db.execute(
        "UPDATE magic_links SET ended_at = ?, ended_reason = 'replaced' WHERE firm_id = ? "
        "AND work_item_id = ? AND contact_id = ? AND id = ?",
        {now, firm, work_item, contact, outstanding[i]});
  }
  return LinkId{db.insert(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {firm, work_item, contact, checklist, send, origin, address, now, expires_at})};
}

AccessLinkResult send_access_link(Database& db, const Keyring& keys, Random& random,
                                  const Firm& firm, const LinkView& link, const Browser& browser,
                                  Time now) {
  if (link.state == LinkState::withdrawn || link.state == LinkState::cancelled || !link.reachable) {
    return {.outcome = AccessLinkOutcome::withdrawn};
  }
  // What is refused for the mailbox has not used up the office's IP, nor the other way round.
  if (auto wait = wait_of(db, keys, firm.id, limited::kAccessMail, link.address, now)) {
    return {.outcome = AccessLinkOutcome::wait, .wait = *wait};
  }
  if (auto wait = count_or_wait(db, keys, firm.id, limited::kAskForLink, browser.ip, now)) {
    return {.outcome = AccessLinkOutcome::too_many_from_here, .wait = *wait};
  }
  if (auto wait = count_or_wait(db, keys, firm.id, limited::kAccessMail, link.address, now)) {
    return {.outcome = AccessLinkOutcome::wait, .wait = *wait};
  }
  struct Outstanding {
    LinkId id;
    bool asked_for;
  };
  db.transaction([&] {
    auto outstanding = db.list(
        "SELECT id, origin = 'access_link' FROM magic_links WHERE firm_id = ? AND work_item_id = ? "
        "AND contact_id = ? AND claimed_at IS NULL AND ended_at IS NULL AND expires_at > ? "
        "AND " LATCHKEY_REACHABLE("magic_links") " ORDER BY id DESC FOR UPDATE",
        {firm.id, link.work_item, link.contact, now}, [](Row& row) {
          return Outstanding{row.get<LinkId>(), row.get<bool>()};
        });
    Time expires_at = now + firm.access_link_hours;
    LinkId made{};
    if (outstanding.size() < kMaxOutstandingLinks) {
      auto send = db.find_value<std::uint64_t>(
          "SELECT send_id FROM magic_links WHERE firm_id = ? AND id = ?", {firm.id, link.id});
      made = make_link(db, firm.id, link.work_item, link.contact, link.checklist, send.value(),
                       "access_link", link.address, expires_at, now);
    } else {
      made = outstanding.front().id;
      if (outstanding.front().asked_for) {
        db.execute("UPDATE magic_links SET expires_at = ? WHERE firm_id = ? AND id = ?",
                   {expires_at, firm.id, made});
      }
    }
    enqueue(db, random, firm.id,
            {.letter = Letter::access_link,
             .to_address = link.address,
             .work_item = link.work_item,
             .checklist = link.checklist,
             .link = made,
             .contact = link.contact,
             .device = browser.device,
             .browser = browser.description},
            now);
    record(db, keys, firm.id,
           {.action = "access_link.asked",
            .actor = {},
            .ip = browser.ip,
            .work_item = link.work_item,
            .subject = made.value,
            .detail = browser.description},
           now);
  });
  return {.outcome = AccessLinkOutcome::sent};
}

}  // namespace latchkey
